<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="en" sourcelanguage="en">
<context>
    <name>belt</name>
    <message numerus="yes">
        <source>%n {units} between reader and packer</source>
        <translation>
            <numerusform>%n {units} between reader and packer</numerusform>
            <numerusform>%n {units} between reader and packer</numerusform>
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
        <source>%n {units} on the belt are not proven.</source>
        <translation>
            <numerusform>%n {units} on the belt is not proven.</numerusform>
            <numerusform>%n {units} on the belt are not proven.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>noun</name>
    <message numerus="yes">
        <source>unit(s)</source>
        <translation>
            <numerusform>unit</numerusform>
            <numerusform>units</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>bottle(s)</source>
        <translation>
            <numerusform>bottle</numerusform>
            <numerusform>bottles</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>can(s)</source>
        <translation>
            <numerusform>can</numerusform>
            <numerusform>cans</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>box(es)</source>
        <translation>
            <numerusform>box</numerusform>
            <numerusform>boxes</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>bag(s)</source>
        <translation>
            <numerusform>bag</numerusform>
            <numerusform>bags</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>jar(s)</source>
        <translation>
            <numerusform>jar</numerusform>
            <numerusform>jars</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>pouch(es)</source>
        <translation>
            <numerusform>pouch</numerusform>
            <numerusform>pouches</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>tube(s)</source>
        <translation>
            <numerusform>tube</numerusform>
            <numerusform>tubes</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>carton(s)</source>
        <translation>
            <numerusform>carton</numerusform>
            <numerusform>cartons</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>pool</name>
    <message numerus="yes">
        <source>%n pool(s) of codes</source>
        <translation>
            <numerusform>%n pool of codes</numerusform>
            <numerusform>%n pools of codes</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>settings</name>
    <message numerus="yes">
        <source>%n fault(s) in the file: correct it by hand</source>
        <translation>
            <numerusform>%n fault in the file: correct it by hand</numerusform>
            <numerusform>%n faults in the file: mend them by hand</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Not saved: %n fault(s)</source>
        <translation>
            <numerusform>Not saved: %n fault</numerusform>
            <numerusform>Not saved: %n faults</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Not saved: %n change(s)</source>
        <translation>
            <numerusform>Not saved: %n change</numerusform>
            <numerusform>Not saved: %n changes</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>sync</name>
    <message numerus="yes">
        <source>%n record(s) set aside</source>
        <translation>
            <numerusform>%n record set aside</numerusform>
            <numerusform>%n records set aside</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Being sent again: %n record(s).</source>
        <translation>
            <numerusform>Being sent again: %n record.</numerusform>
            <numerusform>Being sent again: %n records.</numerusform>
        </translation>
    </message>
</context>
</TS>
