<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="en" sourcelanguage="en">
<context>
    <name>belt</name>
    <message numerus="yes">
        <source>%n unit(s) between reader and packer</source>
        <translation>
            <numerusform>%n unit between reader and packer</numerusform>
            <numerusform>%n units between reader and packer</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>, %n of them not read (?)</source>
        <translation>
            <numerusform>, %n of them not read (?)</numerusform>
            <numerusform>, %n of them not read (?)</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n unit(s) on the belt are not proven.</source>
        <translation>
            <numerusform>%n unit on the belt is not proven.</numerusform>
            <numerusform>%n units on the belt are not proven.</numerusform>
        </translation>
    </message>
</context>
</TS>
