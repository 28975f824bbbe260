<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="ru" sourcelanguage="en">
<context>
    <name>age</name>
    <message>
        <source>{n} ms</source>
        <translation>{n} мс</translation>
    </message>
    <message>
        <source>{n} s</source>
        <translation>{n} с</translation>
    </message>
    <message>
        <source>{n} min</source>
        <translation>{n} мин</translation>
    </message>
    <message>
        <source>{n} h</source>
        <translation>{n} ч</translation>
    </message>
</context>
<context>
    <name>alarms</name>
    <message>
        <source>Active</source>
        <translation>Активные</translation>
    </message>
    <message>
        <source>History</source>
        <translation>История</translation>
    </message>
    <message>
        <source>Old: no new data for 2 s</source>
        <translation>Устарело: 2 с нет новых данных</translation>
    </message>
    <message>
        <source>Acknowledge ({n})</source>
        <translation>Подтвердить ({n})</translation>
    </message>
    <message>
        <source>Open case</source>
        <translation>Открыть короб</translation>
    </message>
    <message>
        <source>All alarms</source>
        <translation>Все тревоги</translation>
    </message>
    <message>
        <source>Silent to {time}</source>
        <translation>Тихо до {time}</translation>
    </message>
    <message>
        <source>Silence 2 min</source>
        <translation>Тихо 2 мин</translation>
    </message>
    <message>
        <source>On the pallet</source>
        <translation>На паллете</translation>
    </message>
    <message>
        <source>In the bin</source>
        <translation>В браке</translation>
    </message>
    <message>
        <source>Not found</source>
        <translation>Не найден</translation>
    </message>
    <message>
        <source>Case {case} was on the pallet: noted.</source>
        <translation>Короб {case} был на паллете: записано.</translation>
    </message>
    <message>
        <source>Case {case} was in the bin: noted.</source>
        <translation>Короб {case} был в браке: записано.</translation>
    </message>
    <message>
        <source>Case {case} is recorded as not found. Its codes stay in use.</source>
        <translation>Короб {case} записан как не найденный. Его коды остаются занятыми.</translation>
    </message>
    <message>
        <source>{n:1 case|{n} cases} to find. Scan or tap one, then press long where it was found.</source>
        <translation>Найти коробов: {n}. Сканируйте или коснитесь, затем долго жмите, где он найден.</translation>
    </message>
    <message>
        <source>This is case {case}. Where was it found?</source>
        <translation>Это короб {case}. Где он найден?</translation>
    </message>
    <message>
        <source>active</source>
        <translation>активна</translation>
    </message>
    <message>
        <source>over after {time}</source>
        <translation>кончилась через {time}</translation>
    </message>
    <message>
        <source>acknowledged {time} by {who}</source>
        <translation>подтверждена {time}, {who}</translation>
    </message>
    <message>
        <source>{n} s</source>
        <translation>{n} с</translation>
    </message>
    <message>
        <source>{n} min</source>
        <translation>{n} мин</translation>
    </message>
    <message>
        <source>{n} h</source>
        <translation>{n} ч</translation>
    </message>
    <message>
        <source>Urgent</source>
        <translation>Срочно</translation>
    </message>
    <message>
        <source>High</source>
        <translation>Высокий</translation>
    </message>
    <message>
        <source>Low</source>
        <translation>Низкий</translation>
    </message>
    <message>
        <source>Acknowledged by {who}</source>
        <translation>Подтвердил: {who}</translation>
    </message>
    <message>
        <source>and {n} more of this kind</source>
        <translation>и ещё таких же: {n}</translation>
    </message>
    <message>
        <source>Last 10 min</source>
        <translation>За 10 мин</translation>
    </message>
    <message>
        <source>Last hour</source>
        <translation>За час</translation>
    </message>
    <message>
        <source>No alarms. {n} in the last hour.</source>
        <translation>Тревог нет. За последний час: {n}.</translation>
    </message>
    <message>
        <source>Since</source>
        <translation>С</translation>
    </message>
    <message>
        <source>Priority</source>
        <translation>Приоритет</translation>
    </message>
    <message>
        <source>Its end</source>
        <translation>Её конец</translation>
    </message>
    <message>
        <source>Acknowledged</source>
        <translation>Подтверждена</translation>
    </message>
    <message>
        <source>not yet</source>
        <translation>ещё нет</translation>
    </message>
    <message>
        <source>{n} of {m}</source>
        <translation>{n} из {m}</translation>
    </message>
    <message>
        <source>Stays until every case is found</source>
        <translation>Остаётся, пока не найдены все короба</translation>
    </message>
    <message>
        <source>Goes by itself when the cause is gone</source>
        <translation>Снимается сама, когда причина устранена</translation>
    </message>
    <message>
        <source>Stays until it is acknowledged</source>
        <translation>Остаётся, пока её не подтвердят</translation>
    </message>
    <message>
        <source>{time} · {code}</source>
        <translation>{time} · {code}</translation>
    </message>
</context>
<context>
    <name>answer</name>
    <message>
        <source>Press longer</source>
        <translation>Держите дольше</translation>
    </message>
    <message>
        <source>The station did not answer.</source>
        <translation>Станция не ответила.</translation>
    </message>
    <message>
        <source>Try again.</source>
        <translation>Повторите.</translation>
    </message>
    <message>
        <source>The answer could not be read.</source>
        <translation>Ответ не удалось прочитать.</translation>
    </message>
    <message>
        <source>Call IT.</source>
        <translation>Позовите ИТ.</translation>
    </message>
    <message>
        <source>Case {case}: {state}, {n:1 unit|{n} units}.</source>
        <translation>Короб {case}: {state}, единиц: {n}.</translation>
    </message>
    <message>
        <source>In case {case}, cell {cell}: {state}.</source>
        <translation>В коробе {case}, ячейка {cell}: {state}.</translation>
    </message>
    <message>
        <source>In case {case}: {state}.</source>
        <translation>В коробе {case}: {state}.</translation>
    </message>
    <message>
        <source>Looking it up.</source>
        <translation>Идёт поиск.</translation>
    </message>
    <message>
        <source>The scan was interrupted.</source>
        <translation>Сканирование прервано.</translation>
    </message>
    <message>
        <source>Scan again. Set the scanner: Enter as its suffix, no delay between keys.</source>
        <translation>Сканируйте снова. Настройте сканер: Enter в конце, без пауз между клавишами.</translation>
    </message>
    <message>
        <source>Caps Lock is on: the letters of the scan are in the wrong case.</source>
        <translation>Включён Caps Lock: регистр букв в коде неверен.</translation>
    </message>
    <message>
        <source>Switch Caps Lock off and scan again.</source>
        <translation>Выключите Caps Lock и сканируйте снова.</translation>
    </message>
    <message>
        <source>This key is not there now.</source>
        <translation>Этой кнопки сейчас нет.</translation>
    </message>
    <message>
        <source>Not accepted: answer the question on the screen first.</source>
        <translation>Не принято: сначала ответьте на вопрос на экране.</translation>
    </message>
    <message>
        <source>Scan one code only.</source>
        <translation>Сканируйте только один код.</translation>
    </message>
    <message>
        <source>The scanner sent a key that is not a character: {key}.</source>
        <translation>Сканер прислал клавишу, которая не является символом: {key}.</translation>
    </message>
    <message>
        <source>Set it to send GS as Ctrl+], and this keyboard to English (US). Scan again.</source>
        <translation>Настройте его слать GS как Ctrl+], а клавиатуру на английскую (США). Сканируйте снова.</translation>
    </message>
</context>
<context>
    <name>balance</name>
    <message>
        <source>The count is being made …</source>
        <translation>Идёт подсчёт …</translation>
    </message>
    <message>
        <source>No differences</source>
        <translation>Расхождений нет</translation>
    </message>
    <message>
        <source>Wrong links (95 % sure); bypasses</source>
        <translation>Неверные связи (95 %); обходы</translation>
    </message>
    <message>
        <source>Audit: it is in the case it was taken from.</source>
        <translation>Аудит: она в том коробе, из которого взята.</translation>
    </message>
    <message>
        <source>Audit: recorded as a wrong link.</source>
        <translation>Аудит: записана неверная связь.</translation>
    </message>
    <message>
        <source>Audit skipped.</source>
        <translation>Аудит пропущен.</translation>
    </message>
    <message>
        <source>Report written.</source>
        <translation>Отчёт записан.</translation>
    </message>
    <message>
        <source>Equation</source>
        <translation>Уравнение</translation>
    </message>
    <message>
        <source>Differences</source>
        <translation>Расхождения</translation>
    </message>
    <message>
        <source>Rejects</source>
        <translation>Брак</translation>
    </message>
    <message>
        <source>No-reads</source>
        <translation>Нечитаемые</translation>
    </message>
    <message>
        <source>Downtime</source>
        <translation>Простои</translation>
    </message>
    <message>
        <source>Audit</source>
        <translation>Аудит</translation>
    </message>
    <message>
        <source>This shift</source>
        <translation>Эта смена</translation>
    </message>
    <message>
        <source>Last shift</source>
        <translation>Прошлая смена</translation>
    </message>
    <message>
        <source>This order</source>
        <translation>Этот заказ</translation>
    </message>
    <message>
        <source>Not closed: the sensor is silent.</source>
        <translation>Не сошлось: датчик молчит.</translation>
    </message>
    <message>
        <source>The count closes.</source>
        <translation>Баланс сошёлся.</translation>
    </message>
    <message>
        <source>The count does not close.</source>
        <translation>Баланс не сошёлся.</translation>
    </message>
    <message>
        <source>Difference · from {source}</source>
        <translation>Расхождение · из: {source}</translation>
    </message>
    <message>
        <source>all other</source>
        <translation>все прочие</translation>
    </message>
    <message>
        <source>Case {case}: {why}</source>
        <translation>Короб {case}: {why}</translation>
    </message>
    <message>
        <source>A person must find it.</source>
        <translation>Его должен найти человек.</translation>
    </message>
    <message>
        <source>For {time}</source>
        <translation>Длительность {time}</translation>
    </message>
    <message>
        <source>Rejected cases by reason</source>
        <translation>Бракованные короба по причинам</translation>
    </message>
    <message>
        <source>No rejects</source>
        <translation>Брака нет</translation>
    </message>
    <message>
        <source>No-reads by cell</source>
        <translation>Нечитаемые по ячейкам</translation>
    </message>
    <message>
        <source>No no-reads</source>
        <translation>Нечитаемых нет</translation>
    </message>
    <message>
        <source>Downtime by cause · {time} of it because of this station</source>
        <translation>Простои по причинам · из-за станции: {time}</translation>
    </message>
    <message>
        <source>The line did not stand</source>
        <translation>Линия не стояла</translation>
    </message>
    <message>
        <source>Lane {n}</source>
        <translation>Ручей {n}</translation>
    </message>
    <message>
        <source>No place</source>
        <translation>Места нет</translation>
    </message>
    <message>
        <source>View {n}, {cell}</source>
        <translation>Вид {n}, {cell}</translation>
    </message>
    <message>
        <source>This period</source>
        <translation>Этот период</translation>
    </message>
    <message>
        <source>Whole journal</source>
        <translation>Весь журнал</translation>
    </message>
    <message>
        <source>Bypass: {what}</source>
        <translation>Обход: {what}</translation>
    </message>
    <message>
        <source>none checked</source>
        <translation>не проверялись</translation>
    </message>
    <message>
        <source>{wrong} of {n} wrong · at most {share} %</source>
        <translation>неверных: {wrong} из {n} · не больше {share} %</translation>
    </message>
    <message>
        <source>Audit: take the {unit} at {cell} out of case {case}.</source>
        <translation>Выньте {cell} из короба {case}: {unit}.</translation>
    </message>
    <message>
        <source>Audit: take one {unit} out of case {case}.</source>
        <translation>Выньте одну из короба {case}: {unit}.</translation>
    </message>
    <message>
        <source>Scan it. The label of the case: {code}</source>
        <translation>Сканируйте код. Короб: {code}</translation>
    </message>
    <message>
        <source>It was in this case</source>
        <translation>Код был в этом коробе</translation>
    </message>
    <message>
        <source>Skip</source>
        <translation>Пропустить</translation>
    </message>
</context>
<context>
    <name>belt</name>
    <message>
        <source>The queue is trusted again. Press RESUME.</source>
        <translation>Очередь снова надёжна. Нажмите ПУСК.</translation>
    </message>
    <message>
        <source>The belt was cleared: the queue is trusted again.</source>
        <translation>Лента очищена: очередь снова надёжна.</translation>
    </message>
    <message>
        <source>Reader</source>
        <translation>Считыватель</translation>
    </message>
    <message>
        <source>Packer</source>
        <translation>Упаковщик</translation>
    </message>
    <message>
        <source>take this one</source>
        <translation>взять эту</translation>
    </message>
    <message>
        <source>take this one, {lane}</source>
        <translation>взять эту, {lane}</translation>
    </message>
    <message>
        <source>{n} {units} between reader and packer</source>
        <translation>{n} {units} до упаковщика</translation>
    </message>
    <message>
        <source>, {n} of them not read (?)</source>
        <translation>, не счит. {n} (?)</translation>
    </message>
    <message>
        <source>; the newest {n} are shown</source>
        <translation>; показаны последние: {n}</translation>
    </message>
    <message>
        <source>Close the guard.</source>
        <translation>Закройте ограждение.</translation>
    </message>
    <message>
        <source>And release the emergency stop.</source>
        <translation>И отпустите аварийный стоп.</translation>
    </message>
    <message>
        <source>Press HOLD and wait until the line has stopped.</source>
        <translation>Нажмите ПАУЗА, ждите остановки.</translation>
    </message>
    <message>
        <source>Belt is empty: clear it</source>
        <translation>Лента пуста: очистить</translation>
    </message>
    <message>
        <source>{n} {units} on the belt {n:is|are} not proven.</source>
        <translation>На ленте не {n:доказана|доказаны|доказано} {n} {units}.</translation>
    </message>
    <message>
        <source>Let the unproven {units} run out.</source>
        <translation>Дайте выйти недоказанным: {units}.</translation>
    </message>
    <message>
        <source>Scan the {unit} at the blue mark.</source>
        <translation>Сканируйте у синей метки: {unit}.</translation>
    </message>
    <message>
        <source>The last before the packer.</source>
        <translation>Последняя перед упаковщиком.</translation>
    </message>
    <message>
        <source>Take all {units} off, then clear.</source>
        <translation>Снимите все {units}, затем очистите.</translation>
    </message>
    <message>
        <source>Everything between reader and packer.</source>
        <translation>Всё между считывателем и упаковщиком.</translation>
    </message>
    <message>
        <source>The order is wrong</source>
        <translation>Порядок неверен</translation>
    </message>
    <message>
        <source>Waiting for scan</source>
        <translation>Ждёт сканирования</translation>
    </message>
    <message>
        <source>First the steps</source>
        <translation>Сначала шаги</translation>
    </message>
</context>
<context>
    <name>cell</name>
    <message>
        <source>Read without a fault.</source>
        <translation>Считано без ошибки.</translation>
    </message>
    <message>
        <source>and {n} more</source>
        <translation>и ещё {n}</translation>
    </message>
    <message>
        <source>No read</source>
        <translation>Не считан</translation>
    </message>
    <message>
        <source>Missed</source>
        <translation>Пропуск</translation>
    </message>
    <message>
        <source>Duplicate</source>
        <translation>Повтор</translation>
    </message>
    <message>
        <source>Foreign</source>
        <translation>Чужой</translation>
    </message>
    <message>
        <source>Not issued</source>
        <translation>Не выдан</translation>
    </message>
    <message>
        <source>Void</source>
        <translation>Аннулирован</translation>
    </message>
    <message>
        <source>Product</source>
        <translation>Продукт</translation>
    </message>
    <message>
        <source>Withdrawn</source>
        <translation>Отозван</translation>
    </message>
    <message>
        <source>Late</source>
        <translation>Поздно</translation>
    </message>
    <message>
        <source>No check</source>
        <translation>Не проверен</translation>
    </message>
    <message>
        <source>view {view}, row {row}, column {column}</source>
        <translation>вид {view}, ряд {row}, столбец {column}</translation>
    </message>
    <message>
        <source>view {view}, layer {layer}, row {row}, column {column}</source>
        <translation>вид {view}, слой {layer}, ряд {row}, столбец {column}</translation>
    </message>
    <message>
        <source>lane {lane}</source>
        <translation>ручей {lane}</translation>
    </message>
    <message>
        <source>View {view}</source>
        <translation>Вид {view}</translation>
    </message>
    <message>
        <source>{view} {camera}</source>
        <translation>{view} {camera}</translation>
    </message>
    <message>
        <source>{view} {camera}, layer {layer}</source>
        <translation>{view} {camera}, слой {layer}</translation>
    </message>
    <message>
        <source>No code could be read here.</source>
        <translation>Код не считан.</translation>
    </message>
    <message>
        <source>Twice in this case.</source>
        <translation>В этом коробе дважды.</translation>
    </message>
    <message>
        <source>Also in the picture of another case.</source>
        <translation>Есть и на снимке другого короба.</translation>
    </message>
    <message>
        <source>It waits on the belt already.</source>
        <translation>Уже ждёт на ленте.</translation>
    </message>
    <message>
        <source>Already in case {case}.</source>
        <translation>Уже в коробе {case}.</translation>
    </message>
</context>
<context>
    <name>choice</name>
    <message>
        <source>line</source>
        <translation>строка</translation>
    </message>
    <message>
        <source>bench</source>
        <translation>ручной пост</translation>
    </message>
    <message>
        <source>dock</source>
        <translation>отгрузка</translation>
    </message>
    <message>
        <source>picture</source>
        <translation>снимок</translation>
    </message>
    <message>
        <source>queue</source>
        <translation>очередь</translation>
    </message>
    <message>
        <source>reader</source>
        <translation>считыватель</translation>
    </message>
    <message>
        <source>none</source>
        <translation>нет</translation>
    </message>
    <message>
        <source>marked water</source>
        <translation>маркировка: вода</translation>
    </message>
    <message>
        <source>marked softdrinks</source>
        <translation>маркировка: напитки</translation>
    </message>
    <message>
        <source>marked milk</source>
        <translation>маркировка: молоко</translation>
    </message>
    <message>
        <source>marked beer</source>
        <translation>маркировка: пиво</translation>
    </message>
    <message>
        <source>marked pharma</source>
        <translation>маркировка: лекарства</translation>
    </message>
    <message>
        <source>marked perfumery</source>
        <translation>маркировка: духи</translation>
    </message>
    <message>
        <source>marked clothes</source>
        <translation>маркировка: одежда</translation>
    </message>
    <message>
        <source>marked shoes</source>
        <translation>маркировка: обувь</translation>
    </message>
    <message>
        <source>pharma fmd</source>
        <translation>лекарства ЕС (FMD)</translation>
    </message>
    <message>
        <source>ali health</source>
        <translation>ali health</translation>
    </message>
    <message>
        <source>plain</source>
        <translation>простой</translation>
    </message>
    <message>
        <source>url</source>
        <translation>url</translation>
    </message>
    <message>
        <source>gs1</source>
        <translation>gs1</translation>
    </message>
    <message>
        <source>qr</source>
        <translation>qr</translation>
    </message>
    <message>
        <source>microqr</source>
        <translation>microqr</translation>
    </message>
    <message>
        <source>rmqr</source>
        <translation>rmqr</translation>
    </message>
    <message>
        <source>datamatrix</source>
        <translation>datamatrix</translation>
    </message>
    <message>
        <source>code128</source>
        <translation>code128</translation>
    </message>
    <message>
        <source>itf14</source>
        <translation>itf14</translation>
    </message>
    <message>
        <source>ean13</source>
        <translation>ean13</translation>
    </message>
    <message>
        <source>upca</source>
        <translation>upca</translation>
    </message>
    <message>
        <source>unit</source>
        <translation>единица</translation>
    </message>
    <message>
        <source>bottle</source>
        <translation>бутылка</translation>
    </message>
    <message>
        <source>can</source>
        <translation>банка</translation>
    </message>
    <message>
        <source>box</source>
        <translation>коробка</translation>
    </message>
    <message>
        <source>bag</source>
        <translation>упаковка</translation>
    </message>
    <message>
        <source>jar</source>
        <translation>баночка</translation>
    </message>
    <message>
        <source>pouch</source>
        <translation>саше</translation>
    </message>
    <message>
        <source>tube</source>
        <translation>туба</translation>
    </message>
    <message>
        <source>carton</source>
        <translation>пачка</translation>
    </message>
    <message>
        <source>sscc</source>
        <translation>sscc</translation>
    </message>
    <message>
        <source>printed</source>
        <translation>печатается</translation>
    </message>
    <message>
        <source>pool</source>
        <translation>пул</translation>
    </message>
    <message>
        <source>void</source>
        <translation>аннулировать</translation>
    </message>
    <message>
        <source>repeat</source>
        <translation>повторить</translation>
    </message>
    <message>
        <source>unread</source>
        <translation>несчитанные</translation>
    </message>
    <message>
        <source>all</source>
        <translation>все</translation>
    </message>
    <message>
        <source>refuse</source>
        <translation>отказать</translation>
    </message>
    <message>
        <source>unproven</source>
        <translation>недоказанный</translation>
    </message>
    <message>
        <source>listed</source>
        <translation>из списка</translation>
    </message>
    <message>
        <source>any</source>
        <translation>любой</translation>
    </message>
    <message>
        <source>read</source>
        <translation>считывается</translation>
    </message>
    <message>
        <source>assigned</source>
        <translation>присваивается</translation>
    </message>
    <message>
        <source>asked</source>
        <translation>по запросу</translation>
    </message>
    <message>
        <source>counted</source>
        <translation>по счёту</translation>
    </message>
    <message>
        <source>replay</source>
        <translation>повтор</translation>
    </message>
    <message>
        <source>watch</source>
        <translation>слежение</translation>
    </message>
    <message>
        <source>running</source>
        <translation>по порядку</translation>
    </message>
    <message>
        <source>name</source>
        <translation>имя</translation>
    </message>
    <message>
        <source>move</source>
        <translation>переместить</translation>
    </message>
    <message>
        <source>delete</source>
        <translation>удалить</translation>
    </message>
    <message>
        <source>leave</source>
        <translation>оставить</translation>
    </message>
    <message>
        <source>clear</source>
        <translation>очистить</translation>
    </message>
    <message>
        <source>case</source>
        <translation>короб</translation>
    </message>
    <message>
        <source>scan</source>
        <translation>сканирование</translation>
    </message>
    <message>
        <source>tagged</source>
        <translation>с номером</translation>
    </message>
    <message>
        <source>cognex dataman</source>
        <translation>cognex dataman</translation>
    </message>
    <message>
        <source>keyence sr</source>
        <translation>keyence sr</translation>
    </message>
    <message>
        <source>hikrobot id</source>
        <translation>hikrobot id</translation>
    </message>
    <message>
        <source>datalogic matrix</source>
        <translation>datalogic matrix</translation>
    </message>
    <message>
        <source>sick lector clv</source>
        <translation>sick lector clv</translation>
    </message>
    <message>
        <source>honeywell handheld</source>
        <translation>ручной honeywell</translation>
    </message>
    <message>
        <source>zebra handheld</source>
        <translation>ручной zebra</translation>
    </message>
    <message>
        <source>stx etx</source>
        <translation>stx etx</translation>
    </message>
    <message>
        <source>marks</source>
        <translation>метки</translation>
    </message>
    <message>
        <source>crlf</source>
        <translation>crlf</translation>
    </message>
    <message>
        <source>cr</source>
        <translation>cr</translation>
    </message>
    <message>
        <source>lf</source>
        <translation>lf</translation>
    </message>
    <message>
        <source>front</source>
        <translation>спереди</translation>
    </message>
    <message>
        <source>back</source>
        <translation>сзади</translation>
    </message>
    <message>
        <source>one</source>
        <translation>один</translation>
    </message>
    <message>
        <source>several</source>
        <translation>несколько</translation>
    </message>
    <message>
        <source>ftp</source>
        <translation>ftp</translation>
    </message>
    <message>
        <source>fetch</source>
        <translation>забирать</translation>
    </message>
    <message>
        <source>client</source>
        <translation>клиент</translation>
    </message>
    <message>
        <source>server</source>
        <translation>сервер</translation>
    </message>
    <message>
        <source>even</source>
        <translation>чётный</translation>
    </message>
    <message>
        <source>odd</source>
        <translation>нечётный</translation>
    </message>
    <message>
        <source>zpl</source>
        <translation>zpl</translation>
    </message>
    <message>
        <source>tspl</source>
        <translation>tspl</translation>
    </message>
    <message>
        <source>203</source>
        <translation>203</translation>
    </message>
    <message>
        <source>300</source>
        <translation>300</translation>
    </message>
    <message>
        <source>600</source>
        <translation>600</translation>
    </message>
    <message>
        <source>off</source>
        <translation>выкл.</translation>
    </message>
    <message>
        <source>errors</source>
        <translation>ошибки</translation>
    </message>
    <message>
        <source>map1</source>
        <translation>map1</translation>
    </message>
    <message>
        <source>holding</source>
        <translation>holding</translation>
    </message>
    <message>
        <source>input</source>
        <translation>input</translation>
    </message>
    <message>
        <source>strict</source>
        <translation>строгий</translation>
    </message>
    <message>
        <source>live-first</source>
        <translation>сначала новые</translation>
    </message>
    <message>
        <source>sign</source>
        <translation>подпись</translation>
    </message>
    <message>
        <source>sign and encrypt</source>
        <translation>подпись и шифрование</translation>
    </message>
    <message>
        <source>bits</source>
        <translation>биты</translation>
    </message>
    <message>
        <source>bit</source>
        <translation>бит</translation>
    </message>
    <message>
        <source>counter</source>
        <translation>счётчик</translation>
    </message>
    <message>
        <source>io</source>
        <translation>io</translation>
    </message>
    <message>
        <source>coil</source>
        <translation>coil</translation>
    </message>
    <message>
        <source>discrete</source>
        <translation>discrete</translation>
    </message>
    <message>
        <source>nothing</source>
        <translation>ничего</translation>
    </message>
    <message>
        <source>accumulation table</source>
        <translation>накопительный стол</translation>
    </message>
    <message>
        <source>divider</source>
        <translation>делитель потока</translation>
    </message>
    <message>
        <source>unit rejecter</source>
        <translation>отбраковщик единиц</translation>
    </message>
    <message>
        <source>open conveyor</source>
        <translation>открытый конвейер</translation>
    </message>
</context>
<context>
    <name>config</name>
    <message>
        <source>a whole number</source>
        <translation>целое число</translation>
    </message>
    <message>
        <source>a number</source>
        <translation>число</translation>
    </message>
    <message>
        <source>a finite number</source>
        <translation>конечное число</translation>
    </message>
    <message>
        <source>text in quotes</source>
        <translation>текст в кавычках</translation>
    </message>
    <message>
        <source>true or false</source>
        <translation>true или false</translation>
    </message>
    <message>
        <source>a list in [ ]</source>
        <translation>список в [ ]</translation>
    </message>
    <message>
        <source>a table</source>
        <translation>таблица</translation>
    </message>
    <message>
        <source>a number with a decimal point</source>
        <translation>число с десятичной точкой</translation>
    </message>
    <message>
        <source>text</source>
        <translation>текст</translation>
    </message>
    <message>
        <source>a list</source>
        <translation>список</translation>
    </message>
    <message>
        <source>on an accumulation table bottles overtake each other</source>
        <translation>на накопительном столе бутылки обгоняют друг друга</translation>
    </message>
    <message>
        <source>behind a divider the lane of a bottle is not known</source>
        <translation>за делителем ручей бутылки неизвестен</translation>
    </message>
    <message>
        <source>a rejecter takes out bottles that were counted</source>
        <translation>отбраковщик убирает уже посчитанные бутылки</translation>
    </message>
    <message>
        <source>on an open conveyor a hand can take or add a bottle, and every case after it is wrong</source>
        <translation>на открытом конвейере рука может убрать или добавить бутылку, и все следующие короба неверны</translation>
    </message>
    <message>
        <source>token_file and oauth_… are two ways to one token: choose one</source>
        <translation>token_file и oauth_… — два пути к одному токену: выберите один</translation>
    </message>
    <message>
        <source>token_file is needed (or oauth_url, oauth_client and oauth_secret_file)</source>
        <translation>нужен token_file (или oauth_url, oauth_client и oauth_secret_file)</translation>
    </message>
    <message>
        <source>with the other oauth_… keys oauth_url is needed too</source>
        <translation>с другими ключами oauth_… нужен и oauth_url</translation>
    </message>
    <message>
        <source>with the other oauth_… keys oauth_client is needed too</source>
        <translation>с другими ключами oauth_… нужен и oauth_client</translation>
    </message>
    <message>
        <source>with the other oauth_… keys oauth_secret_file is needed too</source>
        <translation>с другими ключами oauth_… нужен и oauth_secret_file</translation>
    </message>
    <message>
        <source>client_key_file needs its client_cert_file</source>
        <translation>client_key_file требует client_cert_file</translation>
    </message>
    <message>
        <source>proxy_user needs its proxy_password_file</source>
        <translation>proxy_user требует proxy_password_file</translation>
    </message>
    <message>
        <source>proxy_password_file needs its proxy_user</source>
        <translation>proxy_password_file требует proxy_user</translation>
    </message>
    <message>
        <source>proxy_user needs its proxy_url</source>
        <translation>proxy_user требует proxy_url</translation>
    </message>
    <message>
        <source>ca_file means nothing to an http:// address</source>
        <translation>ca_file не имеет смысла для адреса http://</translation>
    </message>
    <message>
        <source>client_cert_file means nothing to an http:// address</source>
        <translation>client_cert_file не имеет смысла для адреса http://</translation>
    </message>
    <message>
        <source>it is not on a disk</source>
        <translation>он не на диске</translation>
    </message>
    <message>
        <source>its disk is mounted read-only</source>
        <translation>его диск смонтирован только для чтения</translation>
    </message>
    <message>
        <source>this user may not write there</source>
        <translation>этот пользователь не может туда писать</translation>
    </message>
    <message>
        <source>a host must not contain spaces</source>
        <translation>в имени узла не должно быть пробелов</translation>
    </message>
    <message>
        <source>only the host is meant: its name or address, without http:// and without a path</source>
        <translation>нужен только узел: имя или адрес, без http:// и без пути</translation>
    </message>
    <message>
        <source>host and port are two keys: write the port in port</source>
        <translation>узел и порт — два ключа: порт пишите в port</translation>
    </message>
    <message>
        <source>this is neither a host name nor an address</source>
        <translation>это не имя узла и не адрес</translation>
    </message>
    <message>
        <source>write an IPv6 address without [ ], and its port in port</source>
        <translation>адрес IPv6 пишите без [ ], а его порт — в port</translation>
    </message>
    <message>
        <source>this must be an address, such as 192.0.2.10: a name says too little</source>
        <translation>нужен адрес, например 192.0.2.10: имени мало</translation>
    </message>
    <message>
        <source>there is no such IPv4 address: four numbers from 0 to 255 are needed</source>
        <translation>такого адреса IPv4 нет: нужны четыре числа от 0 до 255</translation>
    </message>
    <message>
        <source>there is no such IPv6 address</source>
        <translation>такого адреса IPv6 нет</translation>
    </message>
    <message>
        <source>mode = &quot;watch&quot; needs trigger = &quot;counted&quot;: the files come when the line fires the camera</source>
        <translation>mode = &quot;watch&quot; требует trigger = &quot;counted&quot;: файлы приходят, когда линия запускает камеру</translation>
    </message>
    <message>
        <source>user and password_file belong to a stream: an address with ://</source>
        <translation>user и password_file — только для потока: адрес с ://</translation>
    </message>
    <message>
        <source>{password} in the source needs password_file</source>
        <translation>{password} в источнике требует password_file</translation>
    </message>
    <message>
        <source>password_file needs user, or {password} in the source</source>
        <translation>password_file требует user или {password} в источнике</translation>
    </message>
    <message>
        <source>the PLC block and the station block overlap</source>
        <translation>блок ПЛК и блок станции перекрываются</translation>
    </message>
    <message>
        <source>security needs certificate_file, private_key_file and server_certificate_file</source>
        <translation>security требует certificate_file, private_key_file и server_certificate_file</translation>
    </message>
    <message>
        <source>a user needs a password_file</source>
        <translation>пользователю нужен password_file</translation>
    </message>
    <message>
        <source>a password needs security = &quot;sign_and_encrypt&quot;</source>
        <translation>паролю нужно security = &quot;sign_and_encrypt&quot;</translation>
    </message>
    <message>
        <source>the reader&apos;s IP address is needed</source>
        <translation>нужен IP-адрес считывателя</translation>
    </message>
    <message>
        <source>a URI is needed, such as https://id.gs1.org/414/9501101530003</source>
        <translation>нужен URI, например https://id.gs1.org/414/9501101530003</translation>
    </message>
    <message>
        <source>no time zone of this name, such as Asia/Shanghai, is known here</source>
        <translation>такой часовой пояс здесь неизвестен; пример: Asia/Shanghai</translation>
    </message>
    <message>
        <source>not a web address</source>
        <translation>не веб-адрес</translation>
    </message>
    <message>
        <source>a web address beginning with https:// is needed</source>
        <translation>нужен веб-адрес, начинающийся с https://</translation>
    </message>
    <message>
        <source>there is no such port</source>
        <translation>такого порта нет</translation>
    </message>
    <message>
        <source>the address must not contain a user, query or fragment; secrets come from files</source>
        <translation>в адресе не должно быть пользователя, запроса или фрагмента; секреты берутся из файлов</translation>
    </message>
    <message>
        <source>http:// would send the token in the clear: only https:// leaves this machine</source>
        <translation>http:// передал бы токен открыто: с этой машины уходит только https://</translation>
    </message>
    <message>
        <source>There is no such file.</source>
        <translation>Такого файла нет.</translation>
    </message>
    <message>
        <source>The file cannot be read ({detail}).</source>
        <translation>Файл не читается ({detail}).</translation>
    </message>
    <message>
        <source>This is not a file.</source>
        <translation>Это не файл.</translation>
    </message>
    <message>
        <source>The file is too large: a config has at most {most} bytes.</source>
        <translation>Файл слишком большой: в конфигурации не больше {most} байт.</translation>
    </message>
    <message>
        <source>The file is not UTF-8 text (byte {byte}). Save it as UTF-8.</source>
        <translation>Файл не в UTF-8 (байт {byte}). Сохраните его в UTF-8.</translation>
    </message>
    <message>
        <source>This is not TOML: {detail}.</source>
        <translation>Это не TOML: {detail}.</translation>
    </message>
    <message>
        <source>The file is nested too deeply to be a config.</source>
        <translation>Вложенность файла слишком глубока для конфигурации.</translation>
    </message>
    <message>
        <source>There is no such key here.</source>
        <translation>Здесь такого ключа нет.</translation>
    </message>
    <message>
        <source>There is no such key here; it belongs in {table}.</source>
        <translation>Здесь такого ключа нет; его место в {table}.</translation>
    </message>
    <message>
        <source>This key is missing.</source>
        <translation>Этого ключа не хватает.</translation>
    </message>
    <message>
        <source>There is no such table.</source>
        <translation>Такой таблицы нет.</translation>
    </message>
    <message>
        <source>This table is missing.</source>
        <translation>Этой таблицы не хватает.</translation>
    </message>
    <message>
        <source>A {kind} does not use this table. Take it out.</source>
        <translation>{kind} не использует эту таблицу. Уберите её.</translation>
    </message>
    <message>
        <source>This is one table: write [{table}], once.</source>
        <translation>Это одна таблица: пишите [{table}], один раз.</translation>
    </message>
    <message>
        <source>Every one is a table of its own: write [[{table}]].</source>
        <translation>Каждая — отдельная таблица: пишите [[{table}]].</translation>
    </message>
    <message>
        <source>Secrets are never written in a config: put it in a file, and that file&apos;s name in a …_file key.</source>
        <translation>Секреты в конфигурацию не пишут: положите его в файл, а имя файла — в ключ …_file.</translation>
    </message>
    <message>
        <source>An address must not hold a user name or password: put it in a file, and that file&apos;s name in a …_file key.</source>
        <translation>В адресе не должно быть имени или пароля: положите их в файл, а имя файла — в ключ …_file.</translation>
    </message>
    <message>
        <source>This must be {expected}, and is {found}.</source>
        <translation>Нужно: {expected}, стоит: {found}.</translation>
    </message>
    <message>
        <source>This must be at least {least}.</source>
        <translation>Не меньше {least}.</translation>
    </message>
    <message>
        <source>This must be more than {bound}.</source>
        <translation>Должно быть больше {bound}.</translation>
    </message>
    <message>
        <source>This must be at most {most}.</source>
        <translation>Не больше {most}.</translation>
    </message>
    <message>
        <source>This must be less than {bound}.</source>
        <translation>Должно быть меньше {bound}.</translation>
    </message>
    <message>
        <source>This must have at least {least} character(s).</source>
        <translation>Символов не меньше {least}.</translation>
    </message>
    <message>
        <source>This must have at most {most} characters.</source>
        <translation>Символов не больше {most}.</translation>
    </message>
    <message>
        <source>This list must have at least {least} item(s).</source>
        <translation>В списке не меньше {least}.</translation>
    </message>
    <message>
        <source>This list must have at most {most} items.</source>
        <translation>В списке не больше {most}.</translation>
    </message>
    <message>
        <source>{found} is not one of: {choices}.</source>
        <translation>{found} не из списка: {choices}.</translation>
    </message>
    <message>
        <source>This has not the form {pattern}.</source>
        <translation>Не соответствует виду {pattern}.</translation>
    </message>
    <message>
        <source>The name of a level has small letters, digits and &apos;_&apos;, and begins with a letter.</source>
        <translation>Имя уровня: строчные буквы, цифры и &apos;_&apos;, начинается с буквы.</translation>
    </message>
    <message>
        <source>A name has letters, digits, &apos;-&apos;, &apos;_&apos; and &apos;.&apos;, and begins with a letter or digit.</source>
        <translation>Имя: буквы, цифры, &apos;-&apos;, &apos;_&apos; и &apos;.&apos;, начинается с буквы или цифры.</translation>
    </message>
    <message>
        <source>This cannot be: {detail}.</source>
        <translation>Так нельзя: {detail}.</translation>
    </message>
    <message>
        <source>The local API answers on this machine only: {found} is not a loopback address.</source>
        <translation>Локальный API отвечает только этой машине: {found} — не адрес loopback.</translation>
    </message>
    <message>
        <source>There is no file {found}.</source>
        <translation>Файла {found} нет.</translation>
    </message>
    <message>
        <source>The file {found} cannot be read ({detail}).</source>
        <translation>Файл {found} не читается ({detail}).</translation>
    </message>
    <message>
        <source>There is no {kind} driver {found}. There are: {choices}.</source>
        <translation>Драйвера {found} для {kind} нет. Есть: {choices}.</translation>
    </message>
    <message>
        <source>The name {found} is taken by another device in line {other}.</source>
        <translation>Имя {found} занято другим устройством в строке {other}.</translation>
    </message>
    <message>
        <source>Say how it is triggered: {choices}.</source>
        <translation>Укажите, как он запускается: {choices}.</translation>
    </message>
    <message>
        <source>This is changed in the file only. {why}</source>
        <translation>Меняется только в файле. {why}</translation>
    </message>
    <message>
        <source>The file is written in a way that this cannot be changed in it: change it by hand.</source>
        <translation>Файл написан так, что изменить это в нём нельзя: измените вручную.</translation>
    </message>
    <message>
        <source>A secret is one word of at most {most} ASCII characters.</source>
        <translation>Секрет — одно слово, не больше {most} символов ASCII.</translation>
    </message>
    <message>
        <source>The picture shape needs at least one [[camera]].</source>
        <translation>Схеме «снимок» нужна хотя бы одна [[camera]].</translation>
    </message>
    <message>
        <source>{found} is a file: a folder is needed.</source>
        <translation>{found} — файл: нужна папка.</translation>
    </message>
    <message>
        <source>Files cannot be written at {found}: {detail}.</source>
        <translation>В {found} нельзя писать файлы: {detail}.</translation>
    </message>
    <message>
        <source>The queue shape needs a [[reader]] with role = &quot;unit&quot;.</source>
        <translation>Схеме «очередь» нужен [[reader]] с role = &quot;unit&quot;.</translation>
    </message>
    <message>
        <source>The reader shape needs one [[reader]] with role = &quot;unit&quot;, which reads the whole case.</source>
        <translation>Схеме «считыватель» нужен один [[reader]] с role = &quot;unit&quot;, читающий весь короб.</translation>
    </message>
    <message>
        <source>This shape uses no camera: units are read by a [[reader]]. Take it out.</source>
        <translation>Эта схема без камер: единицы читает [[reader]]. Уберите её.</translation>
    </message>
    <message>
        <source>Nothing uses this reader: in the picture shape units are read in pictures. Take it out.</source>
        <translation>Этот считыватель не нужен: в схеме «снимок» единицы читаются на снимках. Уберите его.</translation>
    </message>
    <message>
        <source>The reader of whole cases sends all codes of a case in a telegram: codes must be &quot;several&quot;.</source>
        <translation>Считыватель целых коробов шлёт все коды короба одной телеграммой: codes должно быть &quot;several&quot;.</translation>
    </message>
    <message>
        <source>Only the unit reader of the reader shape reads several codes: codes must be &quot;one&quot;.</source>
        <translation>Несколько кодов читает только считыватель единиц схемы «считыватель»: codes должно быть &quot;one&quot;.</translation>
    </message>
    <message>
        <source>One reader reads the whole case: take this one out.</source>
        <translation>Весь короб читает один считыватель: этот уберите.</translation>
    </message>
    <message>
        <source>Nothing uses this reader: the case code is of source &quot;{source}&quot;. Take it out.</source>
        <translation>Этот считыватель не нужен: код короба из источника &quot;{source}&quot;. Уберите его.</translation>
    </message>
    <message>
        <source>Nothing uses this reader: [case_code] names &quot;{reader}&quot;. Take it out.</source>
        <translation>Этот считыватель не нужен: в [case_code] назван &quot;{reader}&quot;. Уберите его.</translation>
    </message>
    <message>
        <source>Nothing uses this reader: a person scans at a bench only. Take it out.</source>
        <translation>Этот считыватель не нужен: человек сканирует только на ручном посту. Уберите его.</translation>
    </message>
    <message>
        <source>{other} is this camera already: one device, one camera.</source>
        <translation>Это уже камера {other}: одно устройство — одна камера.</translation>
    </message>
    <message>
        <source>{other} has this port already: one device, one port.</source>
        <translation>Этот порт уже занят: {other}. Одно устройство — один порт.</translation>
    </message>
    <message>
        <source>Nothing fires this reader: give its trigger_text, or trigger = &quot;tagged&quot;.</source>
        <translation>Этот считыватель никто не запускает: задайте trigger_text или trigger = &quot;tagged&quot;.</translation>
    </message>
    <message>
        <source>On a serial port a late answer would be the next case&apos;s: give trigger_off_text.</source>
        <translation>На последовательном порту поздний ответ попал бы к следующему коробу: задайте trigger_off_text.</translation>
    </message>
    <message>
        <source>Without a line a person scans everything: role must be &quot;scan&quot;.</source>
        <translation>Без линии всё сканирует человек: role должно быть &quot;scan&quot;.</translation>
    </message>
    <message>
        <source>A unit reader must tag its telegrams with a number: trigger = &quot;tagged&quot; (the PLC&apos;s) or &quot;counted&quot; (its own). Order of arrival decides nothing.</source>
        <translation>Считыватель единиц нумерует телеграммы: trigger = &quot;tagged&quot; (номер ПЛК) или &quot;counted&quot; (свой). Порядок прихода ничего не решает.</translation>
    </message>
    <message>
        <source>A case-code reader must carry the PLC&apos;s number or be asked: trigger = &quot;tagged&quot; or &quot;asked&quot;.</source>
        <translation>Считыватель кода короба передаёт номер ПЛК или работает по запросу: trigger = &quot;tagged&quot; или &quot;asked&quot;.</translation>
    </message>
    <message>
        <source>Labels get codes of a pool: name it, as it was imported (station pool list).</source>
        <translation>Этикетки получают коды пула: назовите его так, как он импортирован (station pool list).</translation>
    </message>
    <message>
        <source>The units&apos; codes come from the pool {pool}: the labels of cases need one of their own.</source>
        <translation>Коды единиц берутся из пула {pool}: этикеткам коробов нужен свой пул.</translation>
    </message>
    <message>
        <source>Beside labels with codes of a pool nothing is numbered: use &quot;read&quot; or &quot;none&quot;.</source>
        <translation>Рядом с этикетками с кодами пула ничего не нумеруется: укажите &quot;read&quot; или &quot;none&quot;.</translation>
    </message>
    <message>
        <source>The label of a {level} is printed, and no [[printer]] prints it.</source>
        <translation>Этикетка уровня {level} печатается, а [[printer]] для неё нет.</translation>
    </message>
    <message>
        <source>The labels of a {level} come from one printer: say in levels which of {names}.</source>
        <translation>Этикетки уровня {level} печатает один принтер: укажите в levels, какой из {names}.</translation>
    </message>
    <message>
        <source>Labels are printed: say in [labels] templates_folder where the templates are.</source>
        <translation>Этикетки печатаются: укажите в [labels] templates_folder, где шаблоны.</translation>
    </message>
    <message>
        <source>Pictures come by FTP: say in [ftp] where to.</source>
        <translation>Снимки приходят по FTP: укажите в [ftp], куда.</translation>
    </message>
    <message>
        <source>The last passive port must not be less than passive_from ({first}).</source>
        <translation>Последний пассивный порт не меньше passive_from ({first}).</translation>
    </message>
    <message>
        <source>Lane {lane} has a reader already.</source>
        <translation>У ручья {lane} уже есть считыватель.</translation>
    </message>
    <message>
        <source>Lane {lane} has no reader: give the lanes without a gap, from 1.</source>
        <translation>У ручья {lane} нет считывателя: ручьи идут без пропусков, с 1.</translation>
    </message>
    <message>
        <source>The readers of all lanes are triggered alike: this one must be &quot;{trigger}&quot; too.</source>
        <translation>Считыватели всех ручьёв запускаются одинаково: этот тоже &quot;{trigger}&quot;.</translation>
    </message>
    <message>
        <source>Lanes are of the queue shape: lane must be 1.</source>
        <translation>Ручьи есть только в схеме «очередь»: lane должно быть 1.</translation>
    </message>
    <message>
        <source>No [[upstream]] of driver native has the name {found}.</source>
        <translation>Нет [[upstream]] с драйвером native и именем {found}.</translation>
    </message>
    <message>
        <source>A token that reads every station is needed; on the hub: station hub token add --name NAME --read.</source>
        <translation>Нужен токен, читающий все станции; на хабе: station hub token add --name NAME --read.</translation>
    </message>
    <message>
        <source>This is used with {where} only. Take it out.</source>
        <translation>Используется только с {where}. Уберите.</translation>
    </message>
    <message>
        <source>The case code comes from a reader, and no [[reader]] has role = &quot;case&quot;.</source>
        <translation>Код короба от считывателя, а [[reader]] с role = &quot;case&quot; нет.</translation>
    </message>
    <message>
        <source>More than one reader reads case codes: name the one that counts.</source>
        <translation>Коды коробов читают несколько считывателей: назовите главный.</translation>
    </message>
    <message>
        <source>There is no case-code reader {found}.</source>
        <translation>Считывателя кода короба {found} нет.</translation>
    </message>
    <message>
        <source>There is no picture here to read it in: use &quot;reader&quot; or &quot;sscc&quot;.</source>
        <translation>Снимка, чтобы его прочесть, здесь нет: возьмите &quot;reader&quot; или &quot;sscc&quot;.</translation>
    </message>
    <message>
        <source>An assigned SSCC needs prefix, the GS1 company prefix (4 to 12 digits).</source>
        <translation>Присваиваемому SSCC нужен prefix — префикс предприятия GS1 (4–12 цифр).</translation>
    </message>
    <message>
        <source>Beside the prefix {prefix} a serial is at most {most}.</source>
        <translation>С префиксом {prefix} серийный номер не больше {most}.</translation>
    </message>
    <message>
        <source>The last serial must not be less than serial_from ({first}).</source>
        <translation>Последний номер не меньше serial_from ({first}).</translation>
    </message>
    <message>
        <source>The first serial must lie in the range, {first} to {last}.</source>
        <translation>Первый номер должен быть в диапазоне от {first} до {last}.</translation>
    </message>
    <message>
        <source>A GS1 company prefix has 4 to 12 digits.</source>
        <translation>Префикс предприятия GS1: от 4 до 12 цифр.</translation>
    </message>
    <message>
        <source>Say what a case code is: sscc = true here, or case_pattern in [recipe].</source>
        <translation>Укажите вид кода короба: sscc = true здесь или case_pattern в [recipe].</translation>
    </message>
    <message>
        <source>A case code is an SSCC or has a case_pattern, not both: take one of them out.</source>
        <translation>Код короба — SSCC или case_pattern, не оба: уберите один.</translation>
    </message>
    <message>
        <source>Decoding may take {budget} ms, the verdict is due after {verdict} ms: leave time to decide.</source>
        <translation>Чтение до {budget} мс, решение через {verdict} мс: оставьте время на решение.</translation>
    </message>
    <message>
        <source>Profile {profile} tells no windows of triggers: the queue shape needs &quot;map1&quot;.</source>
        <translation>Профиль {profile} не сообщает окна триггеров: схеме «очередь» нужен &quot;map1&quot;.</translation>
    </message>
    <message>
        <source>Profile {profile} fires once a case: layers need &quot;map1&quot;.</source>
        <translation>Профиль {profile} срабатывает раз на короб: слоям нужен &quot;map1&quot;.</translation>
    </message>
    <message>
        <source>Profile {profile} numbers no labels: the case-code reader must be asked.</source>
        <translation>Профиль {profile} не нумерует этикетки: считыватель кода короба работает по запросу.</translation>
    </message>
    <message>
        <source>Profile {profile} hands on no numbers: this reader must be asked or counted.</source>
        <translation>Профиль {profile} не передаёт номера: этот считыватель по запросу или по счёту.</translation>
    </message>
    <message>
        <source>stop_free_percent must be less than alarm_free_percent ({alarm}).</source>
        <translation>stop_free_percent должно быть меньше alarm_free_percent ({alarm}).</translation>
    </message>
    <message>
        <source>State what is between the unit reader and the packer: between_reader_and_packer.</source>
        <translation>Укажите, что между считывателем единиц и упаковщиком: between_reader_and_packer.</translation>
    </message>
    <message>
        <source>The queue shape is refused: {why}. Use the picture shape, or move the reader.</source>
        <translation>Схема «очередь» не годится: {why}. Возьмите схему «снимок» или переставьте считыватель.</translation>
    </message>
</context>
<context>
    <name>date</name>
    <message>
        <source>{day} {month}</source>
        <translation>{day} {month}</translation>
    </message>
    <message>
        <source>Jan</source>
        <translation>янв.</translation>
    </message>
    <message>
        <source>Feb</source>
        <translation>февр.</translation>
    </message>
    <message>
        <source>Mar</source>
        <translation>марта</translation>
    </message>
    <message>
        <source>Apr</source>
        <translation>апр.</translation>
    </message>
    <message>
        <source>May</source>
        <translation>мая</translation>
    </message>
    <message>
        <source>Jun</source>
        <translation>июня</translation>
    </message>
    <message>
        <source>Jul</source>
        <translation>июля</translation>
    </message>
    <message>
        <source>Aug</source>
        <translation>авг.</translation>
    </message>
    <message>
        <source>Sep</source>
        <translation>сент.</translation>
    </message>
    <message>
        <source>Oct</source>
        <translation>окт.</translation>
    </message>
    <message>
        <source>Nov</source>
        <translation>нояб.</translation>
    </message>
    <message>
        <source>Dec</source>
        <translation>дек.</translation>
    </message>
</context>
<context>
    <name>device</name>
    <message>
        <source>Asking {device}.</source>
        <translation>Запрос: {device}.</translation>
    </message>
    <message>
        <source>{n:1 device|{n} devices}, show more</source>
        <translation>{n} {n:устройство|устройства|устройств}, показать ещё</translation>
    </message>
    <message>
        <source>No devices set up</source>
        <translation>Устройства не настроены</translation>
    </message>
    <message>
        <source>Its last message:</source>
        <translation>Последнее сообщение:</translation>
    </message>
    <message>
        <source>Nothing to do.</source>
        <translation>Делать ничего не нужно.</translation>
    </message>
    <message>
        <source>Test</source>
        <translation>Тест</translation>
    </message>
    <message>
        <source>Devices</source>
        <translation>Устройства</translation>
    </message>
    <message>
        <source>Open its page</source>
        <translation>Открыть страницу</translation>
    </message>
    <message>
        <source>No picture yet</source>
        <translation>Снимка ещё нет</translation>
    </message>
    <message>
        <source>Camera</source>
        <translation>Камера</translation>
    </message>
    <message>
        <source>Code reader</source>
        <translation>Считыватель</translation>
    </message>
    <message>
        <source>Label printer</source>
        <translation>Принтер этикеток</translation>
    </message>
    <message>
        <source>PLC</source>
        <translation>ПЛК</translation>
    </message>
    <message>
        <source>Upstream</source>
        <translation>Верхний уровень</translation>
    </message>
    <message>
        <source>STALE</source>
        <translation>УСТАРЕЛО</translation>
    </message>
    <message>
        <source>{state} · since {time}</source>
        <translation>{state} · с {time}</translation>
    </message>
    <message>
        <source>ready · nothing yet</source>
        <translation>готово · пока ничего</translation>
    </message>
    <message>
        <source>ready · last {time}</source>
        <translation>готово · последнее {time}</translation>
    </message>
    <message>
        <source>{state} · {age} ago</source>
        <translation>{state} · {age} назад</translation>
    </message>
    <message>
        <source>Newest unusable telegram: {what}</source>
        <translation>Последняя негодная телеграмма: {what}</translation>
    </message>
    <message>
        <source>Last heard</source>
        <translation>Был на связи</translation>
    </message>
    <message>
        <source>Data age</source>
        <translation>Данные</translation>
    </message>
    <message>
        <source>Pictures / s</source>
        <translation>Кадр/с</translation>
    </message>
    <message>
        <source>Codes / s</source>
        <translation>Код/с</translation>
    </message>
    <message>
        <source>Answers / s</source>
        <translation>Отв./с</translation>
    </message>
    <message>
        <source>Reads / s</source>
        <translation>Чт./с</translation>
    </message>
    <message>
        <source>Records / s</source>
        <translation>Зап./с</translation>
    </message>
    <message>
        <source>Failures in a row</source>
        <translation>Сбоев подряд</translation>
    </message>
    <message>
        <source>Errors</source>
        <translation>Ошибки</translation>
    </message>
    <message>
        <source>{missing} missing, {stale} old, {busy} skipped</source>
        <translation>нет: {missing}, старых: {stale}, пропущено: {busy}</translation>
    </message>
    <message>
        <source>Pictures</source>
        <translation>Снимки</translation>
    </message>
    <message>
        <source>Decoding, half and 99 %</source>
        <translation>Чтение, 50 и 99 %</translation>
    </message>
    <message>
        <source>Size</source>
        <translation>Размер</translation>
    </message>
    <message>
        <source>Check packet size, jumbo frames, socket buffer.</source>
        <translation>Проверьте размер пакета, jumbo frames, буфер сокета.</translation>
    </message>
    <message>
        <source>Pictures, packets lost</source>
        <translation>Снимки, потери</translation>
    </message>
    <message>
        <source>Telegrams</source>
        <translation>Телеграммы</translation>
    </message>
    <message>
        <source>No reads</source>
        <translation>Не считано</translation>
    </message>
    <message>
        <source>Without a trigger number</source>
        <translation>Без номера триггера</translation>
    </message>
    <message>
        <source>Unusable telegrams</source>
        <translation>Негодные телеграммы</translation>
    </message>
    <message>
        <source>Pictures {tied} / {told}</source>
        <translation>Снимки {tied} / {told}</translation>
    </message>
    <message>
        <source>Read, half and 99 %</source>
        <translation>Чтение, 50 и 99 %</translation>
    </message>
    <message>
        <source>Write, half and 99 %</source>
        <translation>Запись, 50 и 99 %</translation>
    </message>
    <message>
        <source>No answers</source>
        <translation>Нет ответа</translation>
    </message>
    <message>
        <source>Waiting</source>
        <translation>Ждут</translation>
    </message>
    <message>
        <source>Parked</source>
        <translation>Отложено</translation>
    </message>
    <message>
        <source>Delivered since start</source>
        <translation>Передано с запуска</translation>
    </message>
    <message>
        <source>Last answer</source>
        <translation>Последний ответ</translation>
    </message>
    <message>
        <source>it says nothing</source>
        <translation>он ничего не сообщает</translation>
    </message>
    <message>
        <source>ready</source>
        <translation>готов</translation>
    </message>
    <message>
        <source>It says</source>
        <translation>Сообщает</translation>
    </message>
    <message>
        <source>Labels since the start</source>
        <translation>Этикеток с запуска</translation>
    </message>
    <message>
        <source>Its own count</source>
        <translation>Его счётчик</translation>
    </message>
</context>
<context>
    <name>doctor</name>
    <message>
        <source>Devices</source>
        <translation>Устройства</translation>
    </message>
    <message>
        <source>Test</source>
        <translation>Тест</translation>
    </message>
    <message>
        <source>Daily check</source>
        <translation>Проверка дня</translation>
    </message>
    <message>
        <source>Save to a file</source>
        <translation>Сохранить в файл</translation>
    </message>
    <message>
        <source>Write protocol</source>
        <translation>Записать протокол</translation>
    </message>
    <message>
        <source>Test card</source>
        <translation>Тест-карта</translation>
    </message>
    <message>
        <source>It begins.</source>
        <translation>Начинается.</translation>
    </message>
    <message>
        <source>Saved.</source>
        <translation>Сохранено.</translation>
    </message>
    <message>
        <source>as it must be</source>
        <translation>всё как надо</translation>
    </message>
    <message>
        <source>not right</source>
        <translation>неверно</translation>
    </message>
    <message>
        <source>not all was shown</source>
        <translation>показано не всё</translation>
    </message>
    <message>
        <source>Lay the test card under it, or a case, then press Test.</source>
        <translation>Положите тест-карту или короб под неё, затем нажмите Тест.</translation>
    </message>
    <message>
        <source>Press Test, then show it fields 1, 2, 3 of the test card, then nothing.</source>
        <translation>Нажмите Тест, покажите поля 1, 2, 3 тест-карты, затем ничего.</translation>
    </message>
    <message>
        <source>Press Test. Nothing is written into the PLC.</source>
        <translation>Нажмите Тест. В ПЛК ничего не пишется.</translation>
    </message>
    <message>
        <source>Scan fields 1, 2 and 3 of the test card, here on this page.</source>
        <translation>Сканируйте поля 1, 2 и 3 тест-карты здесь, на этой странице.</translation>
    </message>
    <message>
        <source>Scanner of this screen</source>
        <translation>Сканер этого экрана</translation>
    </message>
    <message>
        <source>being tested · {n} s</source>
        <translation>идёт тест · {n} с</translation>
    </message>
    <message>
        <source>never tested</source>
        <translation>не проверялось</translation>
    </message>
    <message>
        <source>{outcome} · {time}</source>
        <translation>{outcome} · {time}</translation>
    </message>
    <message>
        <source>daily check due</source>
        <translation>пора проверить</translation>
    </message>
    <message>
        <source>daily check missed</source>
        <translation>проверка пропущена</translation>
    </message>
    <message>
        <source>last check failed</source>
        <translation>проверка не пройдена</translation>
    </message>
    <message>
        <source>Acceptance protocol</source>
        <translation>Протокол приёмки</translation>
    </message>
    <message>
        <source>Save it, print it, and have it signed.</source>
        <translation>Сохраните, напечатайте, подпишите.</translation>
    </message>
    <message>
        <source>checked {time}</source>
        <translation>проверено {time}</translation>
    </message>
    <message>
        <source>Show it fields 1, 2, 3 of the test card now, then nothing.</source>
        <translation>Теперь покажите поля 1, 2, 3 тест-карты, затем ничего.</translation>
    </message>
    <message>
        <source>Show it the test card now.</source>
        <translation>Теперь покажите тест-карту.</translation>
    </message>
</context>
<context>
    <name>heat</name>
    <message>
        <source>No-reads, last {n} h</source>
        <translation>Нечитаемые за {n} ч</translation>
    </message>
    <message>
        <source>camera {camera}</source>
        <translation>камера {camera}</translation>
    </message>
    <message>
        <source>{n:1 case|{n} cases} seen</source>
        <translation>осмотрено коробов: {n}</translation>
    </message>
    <message>
        <source>{n:1 no-read|{n} no-reads}</source>
        <translation>не считано: {n}</translation>
    </message>
    <message>
        <source>No row, column or cell reads worse than before.</source>
        <translation>Ни один ряд, столбец или ячейка не читается хуже прежнего.</translation>
    </message>
    <message>
        <source>There is no grid: this line reads {unit} by {unit}.</source>
        <translation>Сетки нет: линия читает по одной: {unit}, {unit}.</translation>
    </message>
    <message>
        <source>Large: in all. Small: of that, in the last hour.</source>
        <translation>Крупно: всего. Мелко: из них за последний час.</translation>
    </message>
    <message>
        <source>{view}: {what}</source>
        <translation>{view}: {what}</translation>
    </message>
    <message>
        <source>No-reads in column {col} rising: {n} this hour.</source>
        <translation>Нечитаемых в столбце {col} всё больше: {n} за час.</translation>
    </message>
    <message>
        <source>No-reads in row {row} rising: {n} this hour.</source>
        <translation>Нечитаемых в ряду {row} всё больше: {n} за час.</translation>
    </message>
    <message>
        <source>No-reads in cell {cell} rising: {n} this hour.</source>
        <translation>Нечитаемых в ячейке {cell} всё больше: {n} за час.</translation>
    </message>
    <message>
        <source>No-reads rising everywhere: {n} this hour.</source>
        <translation>Нечитаемых везде всё больше: {n} за час.</translation>
    </message>
    <message>
        <source>Column {col} stands out: {n} no-reads this hour.</source>
        <translation>Столбец {col} выделяется: не считано {n} за час.</translation>
    </message>
    <message>
        <source>Row {row} stands out: {n} no-reads this hour.</source>
        <translation>Ряд {row} выделяется: не считано {n} за час.</translation>
    </message>
    <message>
        <source>Cell {cell} stands out: {n} no-reads this hour.</source>
        <translation>Ячейка {cell} выделяется: не считано {n} за час.</translation>
    </message>
    <message>
        <source>Clean camera {camera} above column {col}.</source>
        <translation>Протрите камеру {camera} над столбцом {col}.</translation>
    </message>
    <message>
        <source>Clean camera {camera} above row {row}.</source>
        <translation>Протрите камеру {camera} над рядом {row}.</translation>
    </message>
    <message>
        <source>Clean camera {camera} above {cell}. Check how the {unit} is placed there.</source>
        <translation>Протрите камеру {camera} над {cell}. Проверьте, как там стоит {unit}.</translation>
    </message>
    <message>
        <source>Clean camera {camera} and its light.</source>
        <translation>Протрите камеру {camera} и её свет.</translation>
    </message>
</context>
<context>
    <name>help</name>
    <message>
        <source>The verdict of the newest case, and how many of its units were read.</source>
        <translation>Решение по последнему коробу и сколько единиц в нём считано.</translation>
    </message>
    <message>
        <source>The picture: a framed cell failed. Tap it to see its code and the reason.</source>
        <translation>Снимок: ячейка в рамке не прошла. Коснитесь: код и причина.</translation>
    </message>
    <message>
        <source>What failed, or the reasons of all rejected cases of this order.</source>
        <translation>Что не прошло, или причины брака по этому заказу.</translation>
    </message>
    <message>
        <source>Cases of this order: passed, and rejected.</source>
        <translation>Короба этого заказа: годные и бракованные.</translation>
    </message>
    <message>
        <source>The last cases, newest first. Tap one to see it again.</source>
        <translation>Последние короба, новые первыми. Коснитесь, чтобы увидеть снова.</translation>
    </message>
    <message>
        <source>HOLD asks the machine to stop. It is not an emergency stop.</source>
        <translation>ПАУЗА просит машину остановиться. Это не аварийный стоп.</translation>
    </message>
    <message>
        <source>Scan any code, on any page. Or type it here; an order&apos;s name finds its cases.</source>
        <translation>Сканируйте любой код на любой странице. Или наберите здесь; имя заказа находит его короба.</translation>
    </message>
    <message>
        <source>Where it is now, and whether upstream has it.</source>
        <translation>Где это сейчас и есть ли это на верхнем уровне.</translation>
    </message>
    <message>
        <source>Its story, oldest first. Tap a line to see that case.</source>
        <translation>История, старое первым. Коснитесь строки, чтобы увидеть короб.</translation>
    </message>
    <message>
        <source>The case it is in, its order, and what is in it. Tap one to follow it.</source>
        <translation>В каком это коробе, заказ и содержимое. Коснитесь, чтобы перейти.</translation>
    </message>
    <message>
        <source>The picture of the case. A blue frame marks the unit; tap a cell to follow its code.</source>
        <translation>Снимок короба. Единица в синей рамке; коснитесь ячейки, чтобы перейти к её коду.</translation>
    </message>
    <message>
        <source>Back to what you looked at before.</source>
        <translation>Назад к тому, что смотрели раньше.</translation>
    </message>
    <message>
        <source>One case, the list of the shift, or where no-reads gather.</source>
        <translation>Один короб, список за смену или места скопления нечитаемых.</translation>
    </message>
    <message>
        <source>The next newer and the next older reject.</source>
        <translation>Следующий более новый и более старый брак.</translation>
    </message>
    <message>
        <source>The picture: a framed cell failed. Tap a small one twice: once to enlarge, once to choose.</source>
        <translation>Снимок: ячейка в рамке не прошла. Мелкую коснитесь дважды: увеличить, потом выбрать.</translation>
    </message>
    <message>
        <source>The failed cells of this case.</source>
        <translation>Непрошедшие ячейки этого короба.</translation>
    </message>
    <message>
        <source>The chosen cell: its picture, its code, why it failed, and what to do.</source>
        <translation>Выбранная ячейка: снимок, код, почему не прошла и что делать.</translation>
    </message>
    <message>
        <source>Scan a unit, a case or a pallet: what it is, and what is wanted next.</source>
        <translation>Сканируйте единицу, короб или паллету: что это и что нужно дальше.</translation>
    </message>
    <message>
        <source>What can be done with it now. A dim key says why it cannot.</source>
        <translation>Что с этим можно сделать сейчас. Бледная кнопка говорит, почему нельзя.</translation>
    </message>
    <message>
        <source>The steps of what is being done, or its story, newest first.</source>
        <translation>Шаги работы или история, новое первым.</translation>
    </message>
    <message>
        <source>What was done lately. Tap one, then Undo takes that one back.</source>
        <translation>Что сделано недавно. Коснитесь и нажмите Отменить.</translation>
    </message>
    <message>
        <source>Takes back the last scan, else the last thing that was done.</source>
        <translation>Отменяет последнее сканирование, иначе последнее действие.</translation>
    </message>
    <message>
        <source>Active alarms. Handle the large one first.</source>
        <translation>Активные тревоги. Сначала займитесь крупной.</translation>
    </message>
    <message>
        <source>What happened, what to do, since when, and how it ends.</source>
        <translation>Что случилось, что делать, с каких пор и чем кончится.</translation>
    </message>
    <message>
        <source>Acknowledge means: I know. Sound and flashing stop; the alarm stays until its cause is gone.</source>
        <translation>Подтвердить — значит: знаю. Звук и мигание прекращаются; тревога остаётся, пока есть причина.</translation>
    </message>
    <message>
        <source>Two minutes without sound. A new urgent alarm sounds again at once.</source>
        <translation>Две минуты без звука. Новая срочная тревога зазвучит сразу.</translation>
    </message>
    <message>
        <source>How many alarms there were in the last ten minutes, and in the last hour.</source>
        <translation>Сколько тревог было за десять минут и за час.</translation>
    </message>
    <message>
        <source>Active alarms, or earlier ones.</source>
        <translation>Активные тревоги или прежние.</translation>
    </message>
    <message>
        <source>What is packed now, and which orders wait; with none running, what would be packed next.</source>
        <translation>Что пакуется и какие заказы ждут; если ни один не идёт — что было бы следующим.</translation>
    </message>
    <message>
        <source>Start: scan or type the order&apos;s number. Suspend, close: when its last case has left the belt.</source>
        <translation>Начать: сканируйте или наберите номер заказа. Отложить, закрыть: когда последний короб сошёл с ленты.</translation>
    </message>
    <message>
        <source>With no order open every case is rejected.</source>
        <translation>Без открытого заказа бракуется каждый короб.</translation>
    </message>
    <message>
        <source>Scan the delivery note or the distributor, then cases and pallets. A pallet carries its cases.</source>
        <translation>Сканируйте накладную или дистрибьютора, затем короба и паллеты. Паллета несёт свои короба.</translation>
    </message>
    <message>
        <source>What is loaded, the newest first. Tap one to take it off the list.</source>
        <translation>Что погружено, новое первым. Коснитесь, чтобы убрать из списка.</translation>
    </message>
    <message>
        <source>What the note asks for and what is loaded; what is known of other stations, and since when.</source>
        <translation>Что требует накладная и что погружено; что известно о других станциях и с каких пор.</translation>
    </message>
    <message>
        <source>Confirm and Cancel are pressed for one second. Until you confirm, nothing has left.</source>
        <translation>Подтвердить и Отмена держат одну секунду. Пока не подтвердите, ничего не ушло.</translation>
    </message>
    <message>
        <source>This shift, the one before, or the order that runs.</source>
        <translation>Эта смена, прошлая или идущий заказ.</translation>
    </message>
    <message>
        <source>What the sensor counted, and where every unit is now. The count closes, or it does not.</source>
        <translation>Что насчитал датчик и где каждая единица. Баланс сошёлся или нет.</translation>
    </message>
    <message>
        <source>Where it does not close, by time. Tap a case to see it. Tabs: rejects, downtime, audits.</source>
        <translation>Где не сошлось, по времени. Коснитесь короба. Вкладки: брак, простои, аудиты.</translation>
    </message>
    <message>
        <source>Writes the report into a file, in the language of this screen.</source>
        <translation>Пишет отчёт в файл на языке этого экрана.</translation>
    </message>
    <message>
        <source>What came of the newest scan: its shape, its word and its sound each say it.</source>
        <translation>Итог последнего сканирования: его говорят форма, слово и звук.</translation>
    </message>
    <message>
        <source>The case that is packed: how many are in it, and what to scan next.</source>
        <translation>Пакуемый короб: сколько в нём и что сканировать дальше.</translation>
    </message>
    <message>
        <source>Close it with fewer; put it aside and go on later by a scan; merge another into it.</source>
        <translation>Закройте неполным; отложите и продолжите позже сканом; переложите в него другой короб.</translation>
    </message>
    <message>
        <source>Takes the newest unit out again.</source>
        <translation>Вынимает последнюю единицу.</translation>
    </message>
    <message>
        <source>The last scans, newest first.</source>
        <translation>Последние сканирования, новые первыми.</translation>
    </message>
    <message>
        <source>What to do next. A free case begins a pallet; one on an open pallet goes on with that one.</source>
        <translation>Что делать дальше. Свободный короб начинает паллету; короб с открытой паллеты продолжает её.</translation>
    </message>
    <message>
        <source>The pallets that are open. Tap one to go on with it.</source>
        <translation>Открытые паллеты. Коснитесь, чтобы продолжить.</translation>
    </message>
    <message>
        <source>The pallet from its side, layer by layer. Tap a case to take it off.</source>
        <translation>Паллета сбоку, по слоям. Коснитесь короба, чтобы снять его.</translation>
    </message>
    <message>
        <source>Close it, full or with a reason; take a case off; put another pallet&apos;s cases onto this one.</source>
        <translation>Закрыть полную или с указанием причины; снять короб; переложить сюда короба другой паллеты.</translation>
    </message>
    <message>
        <source>Takes back what was done here last.</source>
        <translation>Отменяет последнее действие на этой странице.</translation>
    </message>
    <message>
        <source>Every device. A ring with a tick is live, a red octagon is not connected. Tap one.</source>
        <translation>Все устройства. Кольцо с галочкой — на связи, красный восьмиугольник — нет связи. Коснитесь.</translation>
    </message>
    <message>
        <source>How old its last data is, how often it speaks, how often it failed since the start.</source>
        <translation>Возраст последних данных, частота ответов и сбои с запуска.</translation>
    </message>
    <message>
        <source>The newest picture: a white frame is a code that was read, a red cell was not.</source>
        <translation>Последний снимок: белая рамка — код считан, красная ячейка — нет.</translation>
    </message>
    <message>
        <source>Good numbers stay the same in any light: 3 px per module or more, contrast 50 % or more.</source>
        <translation>Хорошие числа одинаковы при любом свете: от 3 пикс. на модуль, контраст от 50 %.</translation>
    </message>
    <message>
        <source>Test asks the device one question. It never disturbs the line.</source>
        <translation>Тест задаёт устройству один вопрос. Линии он не мешает.</translation>
    </message>
    <message>
        <source>How old the PLC&apos;s data is; torn reads and missing answers are counted, a few are no harm.</source>
        <translation>Возраст данных ПЛК; рваные чтения и пропущенные ответы считаются, немного — не страшно.</translation>
    </message>
    <message>
        <source>The words of the PLC&apos;s block as they are on the wire, and what they mean.</source>
        <translation>Слова блока ПЛК, как они идут по сети, и что они значат.</translation>
    </message>
    <message>
        <source>The words of the station&apos;s block. Amber is what cannot be right.</source>
        <translation>Слова блока станции. Янтарное — то, что не может быть верным.</translation>
    </message>
    <message>
        <source>The last ten seconds: the case waits, its verdict is written, it leaves the line.</source>
        <translation>Последние десять секунд: короб ждёт, решение записано, короб ушёл с линии.</translation>
    </message>
    <message>
        <source>Freeze stops this display, not the line. Test reads both blocks once more.</source>
        <translation>Стоп-кадр останавливает показ, не линию. Тест читает оба блока ещё раз.</translation>
    </message>
    <message>
        <source>What the printer says. Scan a label on its container, on this page or where you pack.</source>
        <translation>Что сообщает принтер. Сканируйте этикетку на упаковке, здесь или на рабочем месте.</translation>
    </message>
    <message>
        <source>Labels that are awaited, then the last ones. Tap one; or look at the templates.</source>
        <translation>Ожидаемые этикетки, затем последние. Коснитесь одной; или смотрите шаблоны.</translation>
    </message>
    <message>
        <source>The label as it is printed, dot for dot.</source>
        <translation>Этикетка, как она печатается, точка в точку.</translation>
    </message>
    <message>
        <source>The same label once more; for a closed case by the rule of this station.</source>
        <translation>Та же этикетка ещё раз; для закрытого короба — по правилу станции.</translation>
    </message>
    <message>
        <source>It counts without a label. Your name and the reason are recorded.</source>
        <translation>Считается без этикетки. Ваше имя и причина записываются.</translation>
    </message>
    <message>
        <source>Pools of codes. The order&apos;s own is marked; amber: few codes are left.</source>
        <translation>Пулы кодов. Пул заказа отмечен; янтарный: кодов осталось мало.</translation>
    </message>
    <message>
        <source>What was issued, packed, made void and is left. IT imports more with: station pool import.</source>
        <translation>Что выдано, упаковано, аннулировано и осталось. ИТ загружает ещё: station pool import.</translation>
    </message>
    <message>
        <source>Lines of the last file that are no codes, and why.</source>
        <translation>Строки последнего файла, которые не коды, и почему.</translation>
    </message>
    <message>
        <source>What upstream has not received yet, since when, and why. Nothing is ever lost.</source>
        <translation>Что ещё не получил верхний уровень, с каких пор и почему. Ничего не теряется.</translation>
    </message>
    <message>
        <source>Records upstream refused, newest first. Tap one for the server&apos;s own words.</source>
        <translation>Записи, отклонённые верхним уровнем, новые первыми. Коснитесь: слова сервера.</translation>
    </message>
    <message>
        <source>Sends every refused record once more, after the cause is mended.</source>
        <translation>Шлёт все отклонённые записи ещё раз, когда причина устранена.</translation>
    </message>
    <message>
        <source>Writes all of them into a file for IT.</source>
        <translation>Пишет их все в файл для ИТ.</translation>
    </message>
    <message>
        <source>Type a word to find a setting in any group.</source>
        <translation>Наберите слово, чтобы найти настройку в любой группе.</translation>
    </message>
    <message>
        <source>Groups: the tables of the config file.</source>
        <translation>Группы: таблицы файла конфигурации.</translation>
    </message>
    <message>
        <source>Settings with their values. Dim ones are changed in the file only.</source>
        <translation>Настройки со значениями. Бледные меняются только в файле.</translation>
    </message>
    <message>
        <source>The chosen one: change it, see its default and limits, and what is wrong with it.</source>
        <translation>Выбранная: изменить, увидеть значение по умолчанию, пределы и ошибку.</translation>
    </message>
    <message>
        <source>Save checks everything first. Restart takes it into force: press for one second.</source>
        <translation>Сохранение сначала всё проверяет. Перезапуск вводит в силу: держите одну секунду.</translation>
    </message>
    <message>
        <source>Every device, with what the test card showed of it last; and the protocols that are kept.</source>
        <translation>Все устройства, что показала тест-карта последний раз; и сохранённые протоколы.</translation>
    </message>
    <message>
        <source>Tests the chosen device. The line must stand; the device comes back by itself.</source>
        <translation>Проверяет выбранное устройство. Линия должна стоять; устройство вернётся само.</translation>
    </message>
    <message>
        <source>The daily check: one code of the test card is enough. A missed one is told.</source>
        <translation>Ежедневная проверка: хватит одного кода тест-карты. О пропущенной сообщается.</translation>
    </message>
    <message>
        <source>What was found, and what to do about it.</source>
        <translation>Что найдено и что с этим делать.</translation>
    </message>
    <message>
        <source>An acceptance protocol of all results, kept in the data folder.</source>
        <translation>Протокол приёмки всех результатов, хранится в папке данных.</translation>
    </message>
    <message>
        <source>The test card as a file: print it at 100 %.</source>
        <translation>Тест-карта файлом: печатайте в масштабе 100 %.</translation>
    </message>
    <message>
        <source>What is known of the line: with speed and exposure its motion is counted in.</source>
        <translation>Что известно о линии: по скорости и выдержке учитывается её движение.</translation>
    </message>
    <message>
        <source>Takes a picture of the case under the camera, and begins anew. The line must stand.</source>
        <translation>Снимает короб под камерой и начинает заново. Линия должна стоять.</translation>
    </message>
    <message>
        <source>Takes one more, of another case: more cases prove more.</source>
        <translation>Снимает ещё один, другой короб: больше коробов — больше доказательств.</translation>
    </message>
    <message>
        <source>The grid, how well the codes are seen, and how many such cases would pass.</source>
        <translation>Сетка, как видны коды и сколько таких коробов прошло бы.</translation>
    </message>
    <message>
        <source>The lines for the config: recipe and views.</source>
        <translation>Строки для конфигурации: рецепт и виды.</translation>
    </message>
    <message>
        <source>Puts them into the config; a restart takes them into force.</source>
        <translation>Вносит их в конфигурацию; перезапуск вводит их в силу.</translation>
    </message>
    <message>
        <source>Pages that have no room in the rail.</source>
        <translation>Страницы, которым нет места на панели.</translation>
    </message>
    <message>
        <source>The language of this screen; everything changes at once.</source>
        <translation>Язык этого экрана; всё меняется сразу.</translation>
    </message>
    <message>
        <source>Light for a bright hall, dark for a dim one.</source>
        <translation>Светлая — для яркого цеха, тёмная — для тёмного.</translation>
    </message>
    <message>
        <source>Which station this screen shows; tell it to IT when you call.</source>
        <translation>Какую станцию показывает экран; назовите её ИТ при звонке.</translation>
    </message>
    <message>
        <source>Help: {page}</source>
        <translation>Помощь: {page}</translation>
    </message>
    <message>
        <source>No help yet.</source>
        <translation>Помощи пока нет.</translation>
    </message>
    <message>
        <source>Tap: the next of {n}. ?: back.</source>
        <translation>Касание: следующая из {n}. ?: назад.</translation>
    </message>
</context>
<context>
    <name>key</name>
    <message>
        <source>The journal could not be written: nothing was done.</source>
        <translation>Журнал не записан: ничего не сделано.</translation>
    </message>
    <message>
        <source>Check the disk, then try again.</source>
        <translation>Проверьте диск и повторите.</translation>
    </message>
    <message>
        <source>The station was not ready.</source>
        <translation>Станция была не готова.</translation>
    </message>
    <message>
        <source>The queue is not trusted: {cause}. Cases are rejected.</source>
        <translation>Очередь ненадёжна: {cause}. Короба бракуются.</translation>
    </message>
    <message>
        <source>Clear the line, or scan the first {unit} of a case.</source>
        <translation>Очистите линию или сканируйте первую в коробе: {unit}.</translation>
    </message>
    <message>
        <source>A trigger was missed.</source>
        <translation>Пропущен триггер.</translation>
    </message>
    <message>
        <source>The answer came too late.</source>
        <translation>Ответ пришёл слишком поздно.</translation>
    </message>
    <message>
        <source>A code is not one of ours.</source>
        <translation>Один код не наш.</translation>
    </message>
    <message>
        <source>A code is not in its pool.</source>
        <translation>Кода нет в его пуле.</translation>
    </message>
    <message>
        <source>Was its file imported? See Pools.</source>
        <translation>Загружен ли его файл? См. Пулы.</translation>
    </message>
    <message>
        <source>A code was made void in its pool.</source>
        <translation>Код аннулирован в его пуле.</translation>
    </message>
    <message>
        <source>A {unit} belongs to another product.</source>
        <translation>От другого продукта: {unit}.</translation>
    </message>
    <message>
        <source>A {unit} is decommissioned.</source>
        <translation>Выведена из оборота: {unit}.</translation>
    </message>
    <message>
        <source>Take the {unit} out.</source>
        <translation>Выньте: {unit}.</translation>
    </message>
    <message>
        <source>A code occurs twice.</source>
        <translation>Один код встречается дважды.</translation>
    </message>
    <message>
        <source>There are too many {units}.</source>
        <translation>Слишком много: {units}.</translation>
    </message>
    <message>
        <source>There are too few {units}.</source>
        <translation>Слишком мало: {units}.</translation>
    </message>
    <message>
        <source>A {unit} was not read.</source>
        <translation>Не считана: {unit}.</translation>
    </message>
    <message>
        <source>The case code was not read.</source>
        <translation>Код короба не считан.</translation>
    </message>
    <message>
        <source>The case code was used before.</source>
        <translation>Код короба уже использован.</translation>
    </message>
    <message>
        <source>The label is not awaited: void, of another order, or not printed here.</source>
        <translation>Этикетка не ожидается: аннулирована, другого заказа или напечатана не здесь.</translation>
    </message>
    <message>
        <source>The case could not be proved.</source>
        <translation>Короб не удалось доказать.</translation>
    </message>
    <message>
        <source>The code is empty.</source>
        <translation>Код пуст.</translation>
    </message>
    <message>
        <source>The code is only spaces.</source>
        <translation>В коде только пробелы.</translation>
    </message>
    <message>
        <source>The code is too long.</source>
        <translation>Код слишком длинный.</translation>
    </message>
    <message>
        <source>The code is not text.</source>
        <translation>Код — не текст.</translation>
    </message>
    <message>
        <source>The code contains a hidden character.</source>
        <translation>В коде скрытый символ.</translation>
    </message>
    <message>
        <source>The code begins or ends with a space.</source>
        <translation>Код начинается или кончается пробелом.</translation>
    </message>
    <message>
        <source>The code begins with a reserved prefix.</source>
        <translation>Код начинается с зарезервированного префикса.</translation>
    </message>
    <message>
        <source>The code does not match the pattern of the product.</source>
        <translation>Код не подходит под шаблон продукта.</translation>
    </message>
    <message>
        <source>The address is not ours.</source>
        <translation>Адрес не наш.</translation>
    </message>
    <message>
        <source>The text holds several addresses.</source>
        <translation>В тексте несколько адресов.</translation>
    </message>
    <message>
        <source>Set the reader to one code.</source>
        <translation>Настройте считыватель на один код.</translation>
    </message>
    <message>
        <source>The address carries no serial number.</source>
        <translation>В адресе нет серийного номера.</translation>
    </message>
    <message>
        <source>The GS1 code is malformed.</source>
        <translation>Код GS1 построен неверно.</translation>
    </message>
    <message>
        <source>A check digit of the GS1 code is wrong.</source>
        <translation>Контрольная цифра кода GS1 неверна.</translation>
    </message>
    <message>
        <source>The scanner dropped the GS separator.</source>
        <translation>Сканер потерял разделитель GS.</translation>
    </message>
    <message>
        <source>Scan the label “GS on”, then scan again.</source>
        <translation>Сканируйте метку «GS on», затем код снова.</translation>
    </message>
    <message>
        <source>The GS1 code contains one element twice.</source>
        <translation>В коде GS1 один элемент дважды.</translation>
    </message>
    <message>
        <source>The GS1 code carries no serial number.</source>
        <translation>В коде GS1 нет серийного номера.</translation>
    </message>
    <message>
        <source>The GTIN belongs to another product.</source>
        <translation>GTIN другого продукта.</translation>
    </message>
    <message>
        <source>The code carries no lot.</source>
        <translation>В коде нет партии.</translation>
    </message>
    <message>
        <source>The code belongs to another lot.</source>
        <translation>Код другой партии.</translation>
    </message>
    <message>
        <source>The case code does not match its pattern.</source>
        <translation>Код короба не подходит под шаблон.</translation>
    </message>
    <message>
        <source>A case code was read where a {unit} should be.</source>
        <translation>Считан код короба, а нужна {unit}.</translation>
    </message>
    <message>
        <source>A unit code was read where the case code should be.</source>
        <translation>Считан код единицы, а нужен код короба.</translation>
    </message>
    <message>
        <source>This is the message of a reader that has read no code.</source>
        <translation>Это сообщение считывателя, который не считал код.</translation>
    </message>
    <message>
        <source>Clean the code or the reader&apos;s window, then scan again.</source>
        <translation>Протрите код или окно считывателя, затем сканируйте снова.</translation>
    </message>
    <message>
        <source>The reader did not say which kind of symbol it read.</source>
        <translation>Считыватель не сообщил вид символа.</translation>
    </message>
    <message>
        <source>Switch on its AIM identifiers.</source>
        <translation>Включите идентификаторы AIM.</translation>
    </message>
    <message>
        <source>The symbol is of another kind than the product&apos;s.</source>
        <translation>Вид символа не тот, что у продукта.</translation>
    </message>
    <message>
        <source>The GS1 code lacks an element of the product.</source>
        <translation>В коде GS1 нет элемента этого продукта.</translation>
    </message>
    <message>
        <source>GS separator lost? Scan the label “GS on”, then scan again.</source>
        <translation>Потерян GS? Сканируйте метку «GS on», затем код снова.</translation>
    </message>
    <message>
        <source>The serial number has another length than the product&apos;s.</source>
        <translation>Длина серийного номера не та, что у продукта.</translation>
    </message>
    <message>
        <source>The case code is not an SSCC.</source>
        <translation>Код короба — не SSCC.</translation>
    </message>
    <message>
        <source>The scan came through a Cyrillic keyboard layout.</source>
        <translation>Скан прошёл через русскую раскладку клавиатуры.</translation>
    </message>
    <message>
        <source>Set this computer&apos;s keyboard to English (US), then scan again.</source>
        <translation>Включите на этом компьютере английскую (США) раскладку, сканируйте снова.</translation>
    </message>
    <message>
        <source>The scan came through a Greek keyboard layout.</source>
        <translation>Скан прошёл через греческую раскладку клавиатуры.</translation>
    </message>
    <message>
        <source>The scan came through a French keyboard layout (AZERTY).</source>
        <translation>Скан прошёл через французскую раскладку (AZERTY).</translation>
    </message>
    <message>
        <source>The scan came through a German keyboard layout (QWERTZ).</source>
        <translation>Скан прошёл через немецкую раскладку (QWERTZ).</translation>
    </message>
    <message>
        <source>The answer of upstream does not fit a delivery.</source>
        <translation>Ответ верхнего уровня не подходит к отправке.</translation>
    </message>
    <message>
        <source>Check its address.</source>
        <translation>Проверьте его адрес.</translation>
    </message>
    <message>
        <source>The answer of upstream is about records that were not sent.</source>
        <translation>Ответ верхнего уровня о записях, которых не слали.</translation>
    </message>
    <message>
        <source>Call IT.</source>
        <translation>Позовите ИТ.</translation>
    </message>
    <message>
        <source>Upstream&apos;s answer contradicts itself.</source>
        <translation>Ответ верхнего уровня противоречит себе.</translation>
    </message>
    <message>
        <source>There is no journal at {path}.</source>
        <translation>Журнала по пути {path} нет.</translation>
    </message>
    <message>
        <source>Check [station] data. A restored backup goes there.</source>
        <translation>Проверьте data в [station]. Копию восстанавливают туда.</translation>
    </message>
    <message>
        <source>The journal that was in {path} is gone.</source>
        <translation>Журнал, который был в {path}, исчез.</translation>
    </message>
    <message>
        <source>Mount the disk, or restore a backup. For a new journal: station anew.</source>
        <translation>Подключите диск или восстановите копию. Новый: station anew.</translation>
    </message>
    <message>
        <source>The journal {path} is missing, but its folder was used before.</source>
        <translation>Журнала {path} нет, но папка уже использовалась.</translation>
    </message>
    <message>
        <source>Restore a backup. Do not start a new journal.</source>
        <translation>Восстановите копию. Не начинайте новый журнал.</translation>
    </message>
    <message>
        <source>The journal {path} ends at record {found}, but {expected} were stored here.</source>
        <translation>Журнал {path} кончается записью {found}, а было {expected}.</translation>
    </message>
    <message>
        <source>Keep the file and call IT. After a restored backup: station restored.</source>
        <translation>Сохраните файл и позовите ИТ. После копии: station restored.</translation>
    </message>
    <message>
        <source>The file {path} belongs to another program.</source>
        <translation>Файл {path} принадлежит другой программе.</translation>
    </message>
    <message>
        <source>Choose another data folder.</source>
        <translation>Выберите другую папку данных.</translation>
    </message>
    <message>
        <source>The journal {path} was written by a newer program.</source>
        <translation>Журнал {path} записан более новой программой.</translation>
    </message>
    <message>
        <source>Install that version again.</source>
        <translation>Установите ту версию снова.</translation>
    </message>
    <message>
        <source>Another station already runs on {path}.</source>
        <translation>На {path} уже работает другая станция.</translation>
    </message>
    <message>
        <source>Stop it first.</source>
        <translation>Сначала остановите её.</translation>
    </message>
    <message>
        <source>The journal {path} is damaged.</source>
        <translation>Журнал {path} повреждён.</translation>
    </message>
    <message>
        <source>Keep the file. Restore a backup.</source>
        <translation>Сохраните файл. Восстановите копию.</translation>
    </message>
    <message>
        <source>A copy of the refused file is in {kept}.</source>
        <translation>Копия отвергнутого файла в {kept}.</translation>
    </message>
    <message>
        <source>Keep that copy.</source>
        <translation>Сохраните эту копию.</translation>
    </message>
    <message>
        <source>The backup {path} could not be written: {detail}.</source>
        <translation>Копия {path} не записана: {detail}.</translation>
    </message>
    <message>
        <source>Check that disk, then try again.</source>
        <translation>Проверьте диск и повторите.</translation>
    </message>
    <message>
        <source>Use an older one.</source>
        <translation>Возьмите более старую.</translation>
    </message>
    <message>
        <source>The backup was not kept: the journal {path} is damaged.</source>
        <translation>Копия не сохранена: журнал {path} повреждён.</translation>
    </message>
    <message>
        <source>Keep the older backups and call IT.</source>
        <translation>Сохраните старые копии и позовите ИТ.</translation>
    </message>
    <message>
        <source>{path} is in the folder of a journal in use.</source>
        <translation>{path} лежит в папке рабочего журнала.</translation>
    </message>
    <message>
        <source>Choose another place for the backup.</source>
        <translation>Выберите другое место для копии.</translation>
    </message>
    <message>
        <source>The file {path} is not a journal.</source>
        <translation>Файл {path} — не журнал.</translation>
    </message>
    <message>
        <source>The data folder {path} cannot be written.</source>
        <translation>В папку данных {path} нельзя писать.</translation>
    </message>
    <message>
        <source>Check its rights and its disk.</source>
        <translation>Проверьте права и диск.</translation>
    </message>
    <message>
        <source>The journal is busy.</source>
        <translation>Журнал занят.</translation>
    </message>
    <message>
        <source>Wait, then try again.</source>
        <translation>Подождите и повторите.</translation>
    </message>
    <message>
        <source>The disk is full. Line held.</source>
        <translation>Диск полон. Линия остановлена.</translation>
    </message>
    <message>
        <source>Call IT to make room.</source>
        <translation>Позовите ИТ освободить место.</translation>
    </message>
    <message>
        <source>The disk of the journal failed.</source>
        <translation>Отказ диска журнала.</translation>
    </message>
    <message>
        <source>Check the disk. Keep the file.</source>
        <translation>Проверьте диск. Сохраните файл.</translation>
    </message>
    <message>
        <source>The journal cannot be read.</source>
        <translation>Журнал не читается.</translation>
    </message>
    <message>
        <source>The journal is closed.</source>
        <translation>Журнал закрыт.</translation>
    </message>
    <message>
        <source>Wait until the station is back.</source>
        <translation>Дождитесь возврата станции.</translation>
    </message>
    <message>
        <source>{bound} writes wait for the disk, which is the limit.</source>
        <translation>Записей ждут диска: {bound} — это предел.</translation>
    </message>
    <message>
        <source>Check the disk.</source>
        <translation>Проверьте диск.</translation>
    </message>
    <message>
        <source>A record of kind {kind} cannot be read.</source>
        <translation>Запись вида {kind} не читается.</translation>
    </message>
    <message>
        <source>Record {seq} of the journal is missing.</source>
        <translation>Записи {seq} в журнале нет.</translation>
    </message>
    <message>
        <source>The journal holds a kind {kind} this program does not know.</source>
        <translation>В журнале вид {kind}, которого программа не знает.</translation>
    </message>
    <message>
        <source>Install the newer version.</source>
        <translation>Установите более новую версию.</translation>
    </message>
    <message>
        <source>A record of kind {kind} has the unknown version {version}.</source>
        <translation>Запись вида {kind} неизвестной версии {version}.</translation>
    </message>
    <message>
        <source>A record of kind {kind} cannot be stored.</source>
        <translation>Запись вида {kind} нельзя сохранить.</translation>
    </message>
    <message>
        <source>Send the log to the maker.</source>
        <translation>Отправьте журнал работы разработчику.</translation>
    </message>
    <message>
        <source>A record for upstream cannot be read.</source>
        <translation>Запись для верхнего уровня не читается.</translation>
    </message>
    <message>
        <source>A pass without units was not stored.</source>
        <translation>Пропуск без единиц не сохранён.</translation>
    </message>
    <message>
        <source>Case {case} is recorded already.</source>
        <translation>Короб {case} уже записан.</translation>
    </message>
    <message>
        <source>Case {case} is not in the state this needs.</source>
        <translation>Короб {case} не в нужном состоянии.</translation>
    </message>
    <message>
        <source>Epoch {epoch} was granted before.</source>
        <translation>Эпоха {epoch} уже выдавалась.</translation>
    </message>
    <message>
        <source>Order {order} is not open.</source>
        <translation>Заказ {order} не открыт.</translation>
    </message>
    <message>
        <source>A reject without a reason was not stored.</source>
        <translation>Отбраковка без причины не сохранена.</translation>
    </message>
    <message>
        <source>A pass with an unproven unit was not stored.</source>
        <translation>Пропуск с недоказанной единицей не сохранён.</translation>
    </message>
    <message>
        <source>Case code {code} is already in use.</source>
        <translation>Код короба {code} уже занят.</translation>
    </message>
    <message>
        <source>Take another label.</source>
        <translation>Возьмите другую этикетку.</translation>
    </message>
    <message>
        <source>Delivery {delivery} cannot be changed so: {cause}.</source>
        <translation>Отгрузку {delivery} так изменить нельзя: {cause}.</translation>
    </message>
    <message>
        <source>Look at the list of deliveries.</source>
        <translation>Смотрите список отгрузок.</translation>
    </message>
    <message>
        <source>A change of container {container} does not follow: {cause}.</source>
        <translation>Изменение упаковки {container} не следует из прежних: {cause}.</translation>
    </message>
    <message>
        <source>Container {container} has been shipped.</source>
        <translation>Упаковка {container} отгружена.</translation>
    </message>
    <message>
        <source>Take it back first: Return.</source>
        <translation>Сначала примите назад: Возврат.</translation>
    </message>
    <message>
        <source>Record {seq} is undone already.</source>
        <translation>Запись {seq} уже отменена.</translation>
    </message>
    <message>
        <source>Nothing to do.</source>
        <translation>Ничего делать не нужно.</translation>
    </message>
    <message>
        <source>SSCC number {serial} was given before.</source>
        <translation>Номер SSCC {serial} уже выдан.</translation>
    </message>
    <message>
        <source>Code {code} is not decommissioned.</source>
        <translation>Код {code} не выведен из оборота.</translation>
    </message>
    <message>
        <source>Code {code} is void: its container has another one, or none.</source>
        <translation>Код {code} аннулирован: у его упаковки другой код или никакого.</translation>
    </message>
    <message>
        <source>Unit {code} is decommissioned.</source>
        <translation>Единица {code} выведена из оборота.</translation>
    </message>
    <message>
        <source>The journal goes on at {found}, not at {expected}.</source>
        <translation>Журнал продолжается с {found}, а не с {expected}.</translation>
    </message>
    <message>
        <source>Wait: it is read again.</source>
        <translation>Подождите: он читается снова.</translation>
    </message>
    <message>
        <source>Record {seq} has the unknown version {version}.</source>
        <translation>У записи {seq} неизвестная версия {version}.</translation>
    </message>
    <message>
        <source>Unit {code} is already in another case.</source>
        <translation>Единица {code} уже в другом коробе.</translation>
    </message>
    <message>
        <source>The tables are of version {found}, this program makes version {known}.</source>
        <translation>Таблицы версии {found}, программа создаёт версию {known}.</translation>
    </message>
    <message>
        <source>The log was checked. Start the line once, then verify again.</source>
        <translation>Лента записей проверена. Запустите линию раз, затем проверьте снова.</translation>
    </message>
    <message>
        <source>The file itself is damaged: {detail}.</source>
        <translation>Повреждён сам файл: {detail}.</translation>
    </message>
    <message>
        <source>Keep the file and call IT: restore a backup, or have the file examined.</source>
        <translation>Сохраните файл и позовите ИТ: восстановить копию или изучить файл.</translation>
    </message>
    <message>
        <source>Row {row} of {table} has no matching row in {parent}.</source>
        <translation>Строке {row} из {table} нет пары в {parent}.</translation>
    </message>
    <message>
        <source>Record {seq} comes where {expected} should be: records are missing.</source>
        <translation>Запись {seq} там, где должна быть {expected}: записей не хватает.</translation>
    </message>
    <message>
        <source>Record {seq} has wire number {wire_seq}, not {expected}.</source>
        <translation>У записи {seq} номер передачи {wire_seq}, а не {expected}.</translation>
    </message>
    <message>
        <source>Record {seq} ({kind}) lacks a wire number, or has one and must not.</source>
        <translation>У записи {seq} ({kind}) нет номера передачи или есть лишний.</translation>
    </message>
    <message>
        <source>Record {seq} or the one before it was changed after it was written.</source>
        <translation>Запись {seq} или предыдущую изменили после записи.</translation>
    </message>
    <message>
        <source>Record {seq} cannot be read.</source>
        <translation>Запись {seq} не читается.</translation>
    </message>
    <message>
        <source>The identifier of record {seq} does not match its content.</source>
        <translation>Идентификатор записи {seq} не подходит к её содержанию.</translation>
    </message>
    <message>
        <source>Record {seq} contradicts the records before it.</source>
        <translation>Запись {seq} противоречит предыдущим.</translation>
    </message>
    <message>
        <source>Case {case} is of an epoch this journal never granted.</source>
        <translation>Короб {case} из эпохи, которой журнал не открывал.</translation>
    </message>
    <message>
        <source>Case {case} was passed with a unit that names no read.</source>
        <translation>Короб {case} пропущен с единицей без чтения.</translation>
    </message>
    <message>
        <source>Code {code} is both a unit and a case in use.</source>
        <translation>Код {code} занят и как единица, и как короб.</translation>
    </message>
    <message>
        <source>Unit {code} is marked as packed, but no case in use contains it.</source>
        <translation>Единица {code} отмечена упакованной, но ни в одном действующем коробе её нет.</translation>
    </message>
    <message>
        <source>The log counts, not this table: restore the newest good backup.</source>
        <translation>Верна лента записей, не таблица: восстановите последнюю исправную копию.</translation>
    </message>
    <message>
        <source>Container {container} is in {parent}, which is not of the level above.</source>
        <translation>Упаковка {container} в {parent}, это не уровень выше.</translation>
    </message>
    <message>
        <source>Code {code} is void or decommissioned, but is in use.</source>
        <translation>Код {code} аннулирован или выведен, но занят.</translation>
    </message>
    <message>
        <source>{counted:1 case is|{counted} cases are} {state}, but {tally} {tally:was|were} counted.</source>
        <translation>Коробов: {counted}, {state}, а посчитано {tally}.</translation>
    </message>
    <message>
        <source>Row {row} of {table} is missing.</source>
        <translation>Нет строки {row} из {table}.</translation>
    </message>
    <message>
        <source>Row {row} of {table} does not follow from any record.</source>
        <translation>Строка {row} из {table} не следует ни из одной записи.</translation>
    </message>
    <message>
        <source>Row {row} of {table} differs from the log.</source>
        <translation>Строка {row} из {table} расходится с лентой записей.</translation>
    </message>
    <message>
        <source>The API serves this machine only, not {host}.</source>
        <translation>API служит только этой машине, не {host}.</translation>
    </message>
    <message>
        <source>Set [api] host to 127.0.0.1.</source>
        <translation>Задайте в [api] host 127.0.0.1.</translation>
    </message>
    <message>
        <source>Port {port} on {host} is in use.</source>
        <translation>Порт {port} на {host} занят.</translation>
    </message>
    <message>
        <source>End the other program, or choose another port.</source>
        <translation>Закройте другую программу или выберите другой порт.</translation>
    </message>
    <message>
        <source>Port {port} may not be opened by this user.</source>
        <translation>Порт {port} этому пользователю недоступен.</translation>
    </message>
    <message>
        <source>Choose a port above 1023.</source>
        <translation>Выберите порт выше 1023.</translation>
    </message>
    <message>
        <source>Port {port} on {host} cannot be opened: {why}.</source>
        <translation>Порт {port} на {host} не открывается: {why}.</translation>
    </message>
    <message>
        <source>Choose another address or port.</source>
        <translation>Выберите другой адрес или порт.</translation>
    </message>
    <message>
        <source>The token file {path} cannot be read: {why}.</source>
        <translation>Файл токена {path} не читается: {why}.</translation>
    </message>
    <message>
        <source>Check the rights of the data folder.</source>
        <translation>Проверьте права папки данных.</translation>
    </message>
    <message>
        <source>Other users can read or change the token {path}.</source>
        <translation>Другие пользователи могут читать или менять токен {path}.</translation>
    </message>
    <message>
        <source>Delete it: a new one is made at start.</source>
        <translation>Удалите его: при запуске создаётся новый.</translation>
    </message>
    <message>
        <source>The file {path} holds no token.</source>
        <translation>В файле {path} нет токена.</translation>
    </message>
    <message>
        <source>The token file {path} of upstream cannot be read.</source>
        <translation>Файл токена {path} верхнего уровня не читается.</translation>
    </message>
    <message>
        <source>Check the path and its rights.</source>
        <translation>Проверьте путь и права.</translation>
    </message>
    <message>
        <source>The file of authorities {path} cannot be read: {detail}.</source>
        <translation>Файл удостоверяющих центров {path} не читается: {detail}.</translation>
    </message>
    <message>
        <source>Check ca_file: PEM is needed.</source>
        <translation>Проверьте ca_file: нужен PEM.</translation>
    </message>
    <message>
        <source>The certificate {path} or its key cannot be read: {detail}.</source>
        <translation>Сертификат {path} или его ключ не читается: {detail}.</translation>
    </message>
    <message>
        <source>Check client_cert_file and client_key_file: PEM, no password.</source>
        <translation>Проверьте client_cert_file и client_key_file: PEM, без пароля.</translation>
    </message>
    <message>
        <source>Our certificate for upstream expired on {until}.</source>
        <translation>Наш сертификат для верхнего уровня истёк {until}.</translation>
    </message>
    <message>
        <source>Ask IT for a new one.</source>
        <translation>Запросите у ИТ новый.</translation>
    </message>
    <message>
        <source>The password for the proxy cannot be read from {path}.</source>
        <translation>Пароль прокси не читается из {path}.</translation>
    </message>
    <message>
        <source>Check proxy_password_file and its rights.</source>
        <translation>Проверьте proxy_password_file и его права.</translation>
    </message>
    <message>
        <source>The clock shows {now}, which is before this program was built.</source>
        <translation>Часы показывают {now}, раньше сборки программы.</translation>
    </message>
    <message>
        <source>Set the clock, or ask IT to check the time service.</source>
        <translation>Поставьте часы или попросите ИТ проверить службу времени.</translation>
    </message>
    <message>
        <source>The server of oauth_url gave no token.</source>
        <translation>Сервер oauth_url не дал токена.</translation>
    </message>
    <message>
        <source>Check oauth_url with IT.</source>
        <translation>Проверьте oauth_url с ИТ.</translation>
    </message>
    <message>
        <source>The file {path} holds no token for upstream.</source>
        <translation>В файле {path} нет токена для верхнего уровня.</translation>
    </message>
    <message>
        <source>Ask IT for the right token.</source>
        <translation>Запросите у ИТ верный токен.</translation>
    </message>
    <message>
        <source>The API token is missing or wrong.</source>
        <translation>Токена API нет или он неверный.</translation>
    </message>
    <message>
        <source>Call IT: the token is the content of the file api.token.</source>
        <translation>Позовите ИТ: токен — содержимое файла api.token.</translation>
    </message>
    <message>
        <source>The station does not serve the host name {host}.</source>
        <translation>Станция не служит имени узла {host}.</translation>
    </message>
    <message>
        <source>Call IT: connect to 127.0.0.1 or localhost.</source>
        <translation>Позовите ИТ: подключаться к 127.0.0.1 или localhost.</translation>
    </message>
    <message>
        <source>A page of {origin} may not talk to the station.</source>
        <translation>Странице {origin} нельзя говорить со станцией.</translation>
    </message>
    <message>
        <source>Use the station&apos;s own screen.</source>
        <translation>Используйте экран самой станции.</translation>
    </message>
    <message>
        <source>The request has a body of unknown length.</source>
        <translation>Длина тела запроса неизвестна.</translation>
    </message>
    <message>
        <source>Send a Content-Length.</source>
        <translation>Отправьте Content-Length.</translation>
    </message>
    <message>
        <source>The request has {bytes} bytes, {limit} are allowed.</source>
        <translation>В запросе {bytes} байт, допустимо {limit}.</translation>
    </message>
    <message>
        <source>Send less.</source>
        <translation>Отправьте меньше.</translation>
    </message>
    <message>
        <source>A command must be application/json.</source>
        <translation>Команда должна быть application/json.</translation>
    </message>
    <message>
        <source>Set the Content-Type.</source>
        <translation>Задайте Content-Type.</translation>
    </message>
    <message>
        <source>The request cannot be read at {where}: {what}.</source>
        <translation>Запрос не читается, {where}: {what}.</translation>
    </message>
    <message>
        <source>Check it against the API page.</source>
        <translation>Сверьте со страницей API.</translation>
    </message>
    <message>
        <source>The request {path} was refused.</source>
        <translation>Запрос {path} отклонён.</translation>
    </message>
    <message>
        <source>The command cannot be read at {where}: {what}.</source>
        <translation>Команда не читается, {where}: {what}.</translation>
    </message>
    <message>
        <source>There is no such command.</source>
        <translation>Такой команды нет.</translation>
    </message>
    <message>
        <source>Check its kind against the API page.</source>
        <translation>Сверьте её вид со страницей API.</translation>
    </message>
    <message>
        <source>There is nothing at {path}.</source>
        <translation>По адресу {path} ничего нет.</translation>
    </message>
    <message>
        <source>{path} does not allow this method.</source>
        <translation>{path} не допускает этот метод.</translation>
    </message>
    <message>
        <source>{code} was never seen on this line.</source>
        <translation>{code} на этой линии не встречался.</translation>
    </message>
    <message>
        <source>Check the whole code was read, then scan again.</source>
        <translation>Проверьте, что код прочитан целиком, и повторите.</translation>
    </message>
    <message>
        <source>There is no case {case}.</source>
        <translation>Короба {case} нет.</translation>
    </message>
    <message>
        <source>Check epoch and number.</source>
        <translation>Проверьте эпоху и номер.</translation>
    </message>
    <message>
        <source>The picture of case {case} is not stored.</source>
        <translation>Снимок короба {case} не сохранён.</translation>
    </message>
    <message>
        <source>Its cells are stored: look the case up.</source>
        <translation>Его ячейки сохранены: найдите короб в поиске.</translation>
    </message>
    <message>
        <source>There is no picture of camera {camera}.</source>
        <translation>Снимка камеры {camera} нет.</translation>
    </message>
    <message>
        <source>Check its name, and that it is live.</source>
        <translation>Проверьте имя и что она жива.</translation>
    </message>
    <message>
        <source>{limit} screens are connected, which is the limit.</source>
        <translation>Подключено экранов: {limit} — это предел.</translation>
    </message>
    <message>
        <source>Close one.</source>
        <translation>Закройте один.</translation>
    </message>
    <message>
        <source>The station could not answer: a fault of the program.</source>
        <translation>Станция не ответила: ошибка программы.</translation>
    </message>
    <message>
        <source>Send its log to the maker.</source>
        <translation>Отправьте её журнал разработчику.</translation>
    </message>
    <message>
        <source>Line held for the audit.</source>
        <translation>Линия остановлена для аудита.</translation>
    </message>
    <message>
        <source>Open Balance and scan one {unit} of the case.</source>
        <translation>Откройте Баланс и сканируйте одну из короба: {unit}.</translation>
    </message>
    <message>
        <source>The line is held by a person.</source>
        <translation>Линию остановил человек.</translation>
    </message>
    <message>
        <source>Press Resume.</source>
        <translation>Нажмите ПУСК.</translation>
    </message>
    <message>
        <source>The line is packed by hand ({by}).</source>
        <translation>Линия пакуется вручную ({by}).</translation>
    </message>
    <message>
        <source>End that when it works again.</source>
        <translation>Закончите это, когда она снова заработает.</translation>
    </message>
    <message>
        <source>Order {order}: its first case {case} waits for a person.</source>
        <translation>Заказ {order}: первый короб {case} ждёт человека.</translation>
    </message>
    <message>
        <source>Check product, lot and count; confirm it on Orders.</source>
        <translation>Проверьте продукт, партию и число; подтвердите на странице Заказы.</translation>
    </message>
    <message>
        <source>The station is stopping.</source>
        <translation>Станция останавливается.</translation>
    </message>
    <message>
        <source>Wait until it is back.</source>
        <translation>Дождитесь её возврата.</translation>
    </message>
    <message>
        <source>Device {device} is not connected.</source>
        <translation>Устройство {device} не подключено.</translation>
    </message>
    <message>
        <source>Check its power and cable.</source>
        <translation>Проверьте его питание и кабель.</translation>
    </message>
    <message>
        <source>The camera&apos;s count is not yet matched with the PLC.</source>
        <translation>Счёт камеры ещё не сверен с ПЛК.</translation>
    </message>
    <message>
        <source>Stop the line for a moment.</source>
        <translation>Остановите линию на мгновение.</translation>
    </message>
    <message>
        <source>Order {order} is running.</source>
        <translation>Заказ {order} идёт.</translation>
    </message>
    <message>
        <source>Suspend or close it first.</source>
        <translation>Сначала отложите или закройте его.</translation>
    </message>
    <message>
        <source>Order {order} is open and suspended.</source>
        <translation>Заказ {order} открыт и отложен.</translation>
    </message>
    <message>
        <source>Resume it.</source>
        <translation>Продолжите его.</translation>
    </message>
    <message>
        <source>No order {order} is suspended.</source>
        <translation>Заказ {order} не отложен.</translation>
    </message>
    <message>
        <source>See the open orders.</source>
        <translation>Смотрите открытые заказы.</translation>
    </message>
    <message>
        <source>Order {order} is not running.</source>
        <translation>Заказ {order} не идёт.</translation>
    </message>
    <message>
        <source>Something happened while the order was counted.</source>
        <translation>Пока заказ считался, что-то произошло.</translation>
    </message>
    <message>
        <source>Close it again.</source>
        <translation>Закройте его снова.</translation>
    </message>
    <message>
        <source>No order {order} is open.</source>
        <translation>Заказ {order} не открыт.</translation>
    </message>
    <message>
        <source>No order is open. Every case is rejected.</source>
        <translation>Нет заказа. Бракуется каждый короб.</translation>
    </message>
    <message>
        <source>Start an order.</source>
        <translation>Начните заказ.</translation>
    </message>
    <message>
        <source>{n:1 case is|{n} cases are} still on the belt.</source>
        <translation>На ленте ещё {n} {n:короб|короба|коробов}.</translation>
    </message>
    <message>
        <source>Wait until {n:it has|they have} left.</source>
        <translation>Подождите, пока {n:сойдёт|сойдут}.</translation>
    </message>
    <message>
        <source>{n:1 {unit} is|{n} {units} are} still between reader and packer.</source>
        <translation>Ещё между считывателем и упаковщиком, {unit}: {n}.</translation>
    </message>
    <message>
        <source>Pack {n:it|them}; or take {n:it|them} off, then: belt is empty.</source>
        <translation>{n:Упакуйте её|Упакуйте их}; или {n:снимите её|снимите их}, затем: лента пуста.</translation>
    </message>
    <message>
        <source>Case {case} has been shipped: it cannot be taken out.</source>
        <translation>Короб {case} отгружен: вынуть нельзя.</translation>
    </message>
    <message>
        <source>The recipe has no level {level} to close.</source>
        <translation>В рецепте нет уровня {level}, чтобы закрыть.</translation>
    </message>
    <message>
        <source>Check the recipe.</source>
        <translation>Проверьте рецепт.</translation>
    </message>
    <message>
        <source>No {name} is open.</source>
        <translation>Не открыто: {name}.</translation>
    </message>
    <message>
        <source>A {name} is closed with the code of its label.</source>
        <translation>{name} закрывается кодом своей этикетки.</translation>
    </message>
    <message>
        <source>Close it with that code.</source>
        <translation>Закройте с этим кодом.</translation>
    </message>
    <message>
        <source>Code {code} cannot be given: {where}.</source>
        <translation>Код {code} дать нельзя: {where}.</translation>
    </message>
    <message>
        <source>Take another label, then close it.</source>
        <translation>Возьмите другую этикетку, затем закройте.</translation>
    </message>
    <message>
        <source>The {name} has no code: it is not known which SSCCs are taken.</source>
        <translation>{name} без кода: неизвестно, какие SSCC заняты.</translation>
    </message>
    <message>
        <source>Set the next SSCC number, then close it.</source>
        <translation>Задайте следующий номер SSCC, затем закройте.</translation>
    </message>
    <message>
        <source>The {name} has no code: no SSCC is left.</source>
        <translation>{name} без кода: SSCC кончились.</translation>
    </message>
    <message>
        <source>Set a new SSCC range, then close it.</source>
        <translation>Задайте новый диапазон SSCC, затем закройте.</translation>
    </message>
    <message>
        <source>There is no new code: it is not known which SSCCs are taken.</source>
        <translation>Нового кода нет: неизвестно, какие SSCC заняты.</translation>
    </message>
    <message>
        <source>Set the next SSCC number, then try again.</source>
        <translation>Задайте следующий номер SSCC, затем повторите.</translation>
    </message>
    <message>
        <source>A {name} is still open with {n:1 in it|{n} in it}.</source>
        <translation>Ещё открыто: {name}, внутри {n}.</translation>
    </message>
    <message>
        <source>Close it first: Close {name}.</source>
        <translation>Сначала закройте: Закрыть, {name}.</translation>
    </message>
    <message>
        <source>The queue is trusted already.</source>
        <translation>Очередь уже надёжна.</translation>
    </message>
    <message>
        <source>The line is still moving.</source>
        <translation>Линия ещё движется.</translation>
    </message>
    <message>
        <source>Stop the line, then try again.</source>
        <translation>Остановите линию и повторите.</translation>
    </message>
    <message>
        <source>The {unit} after the last case is not known.</source>
        <translation>После последнего короба неизвестно, какая {unit}.</translation>
    </message>
    <message>
        <source>Clear the line instead.</source>
        <translation>Вместо этого очистите линию.</translation>
    </message>
    <message>
        <source>{n:1 unproven {unit} is|{n} unproven {units} are} still on the belt.</source>
        <translation>Недоказанные ещё на ленте, {unit}: {n}.</translation>
    </message>
    <message>
        <source>Let {n:it|them} run out, or take {n:it|them} off.</source>
        <translation>Дайте {n:ей|им} выйти или снимите {n:её|их}.</translation>
    </message>
    <message>
        <source>This {unit} is right. Lane {lane} is not proven yet.</source>
        <translation>Верно: {unit}. Ручей {lane} ещё не доказан.</translation>
    </message>
    <message>
        <source>Scan its first {unit}: {expected}.</source>
        <translation>Сканируйте первую, {unit}: {expected}.</translation>
    </message>
    <message>
        <source>This is not the next {unit}: {expected} was expected.</source>
        <translation>Эта {unit} не следующая: ожидалась {expected}.</translation>
    </message>
    <message>
        <source>This {unit} is off by {places:1 place|{places} places}. The first must be {expected}.</source>
        <translation>Эта {unit} сдвинута, мест: {places}. Первой должна быть {expected}.</translation>
    </message>
    <message>
        <source>Scan the right one. A second scan of this one, or Clear, withdraws cases.</source>
        <translation>Сканируйте верную. Второй скан этой или «Очистить» отзовёт короба.</translation>
    </message>
    <message>
        <source>Let the packer finish the case, then scan again. Or clear the line.</source>
        <translation>Дайте закончить короб, сканируйте снова. Или очистите линию.</translation>
    </message>
    <message>
        <source>Some cases still wait for their answer.</source>
        <translation>Часть коробов ещё ждёт ответа.</translation>
    </message>
    <message>
        <source>Wait a moment, then scan again.</source>
        <translation>Подождите немного и сканируйте снова.</translation>
    </message>
    <message>
        <source>Resume, let {units} pass, hold, try again.</source>
        <translation>Пустите, дайте пройти несколько ({units}), пауза, повторите.</translation>
    </message>
    <message>
        <source>The reader has not sent its count.</source>
        <translation>Считыватель не прислал свой счёт.</translation>
    </message>
    <message>
        <source>Resume, let {units} pass, hold, clear the line.</source>
        <translation>Пустите, дайте пройти несколько ({units}), пауза, очистите линию.</translation>
    </message>
    <message>
        <source>The order of the {units} is wrong: scanning one is not enough.</source>
        <translation>Порядок неверен, {units}: одного скана мало.</translation>
    </message>
    <message>
        <source>Clear the line.</source>
        <translation>Очистите линию.</translation>
    </message>
    <message>
        <source>The alarm {alarm} is not active.</source>
        <translation>Тревога {alarm} не активна.</translation>
    </message>
    <message>
        <source>Case {case} is not in the list of cases to find.</source>
        <translation>Короба {case} нет в списке разыскиваемых.</translation>
    </message>
    <message>
        <source>Check the case number.</source>
        <translation>Проверьте номер короба.</translation>
    </message>
    <message>
        <source>The PLC numbers are confirmed already.</source>
        <translation>Номера ПЛК уже подтверждены.</translation>
    </message>
    <message>
        <source>This line assigns no SSCC.</source>
        <translation>Эта линия не назначает SSCC.</translation>
    </message>
    <message>
        <source>The next SSCC must be from {first} to {last}.</source>
        <translation>Следующий SSCC — от {first} до {last}.</translation>
    </message>
    <message>
        <source>Check the number, then enter it again.</source>
        <translation>Проверьте номер и введите снова.</translation>
    </message>
    <message>
        <source>SSCC number {next} is taken.</source>
        <translation>Номер SSCC {next} занят.</translation>
    </message>
    <message>
        <source>Enter {expected} or a higher number.</source>
        <translation>Введите {expected} или больше.</translation>
    </message>
    <message>
        <source>Command id {id} was used for another command.</source>
        <translation>Команда с id {id} уже была другой.</translation>
    </message>
    <message>
        <source>Use a new id.</source>
        <translation>Возьмите новый id.</translation>
    </message>
    <message>
        <source>Too many commands wait for their answer.</source>
        <translation>Слишком много команд ждут ответа.</translation>
    </message>
    <message>
        <source>{at} cannot be {found}.</source>
        <translation>{at} не может быть {found}.</translation>
    </message>
    <message>
        <source>Correct it.</source>
        <translation>Исправьте.</translation>
    </message>
    <message>
        <source>{at} has a blank or a character that cannot be seen.</source>
        <translation>В {at} пробел или невидимый знак.</translation>
    </message>
    <message>
        <source>Take it out.</source>
        <translation>Уберите его.</translation>
    </message>
    <message>
        <source>A GTIN has 8, 12, 13 or 14 digits.</source>
        <translation>GTIN — 8, 12, 13 или 14 цифр.</translation>
    </message>
    <message>
        <source>The check digit of this GTIN is wrong: it must be {right}.</source>
        <translation>Контрольная цифра GTIN неверна: должна быть {right}.</translation>
    </message>
    <message>
        <source>{at} has {item} twice.</source>
        <translation>В {at} дважды {item}.</translation>
    </message>
    <message>
        <source>Take one out.</source>
        <translation>Уберите один.</translation>
    </message>
    <message>
        <source>{at} is not a regular expression of RE2: {detail}.</source>
        <translation>{at} — не регулярное выражение RE2: {detail}.</translation>
    </message>
    <message>
        <source>{at} is too long.</source>
        <translation>{at}: слишком длинно.</translation>
    </message>
    <message>
        <source>A pattern has at most {most} characters.</source>
        <translation>В шаблоне не больше {most} символов.</translation>
    </message>
    <message>
        <source>{at} is too large.</source>
        <translation>{at}: слишком велико.</translation>
    </message>
    <message>
        <source>Give its repeats smaller bounds, 1 to 20 instead of 1 to 900.</source>
        <translation>Уменьшите повторы: от 1 до 20 вместо от 1 до 900.</translation>
    </message>
    <message>
        <source>left + width and top + height of an area are at most {most}.</source>
        <translation>left + width и top + height области — не больше {most}.</translation>
    </message>
    <message>
        <source>Write [left, top, width, height] in thousandths of the picture.</source>
        <translation>Пишите [left, top, width, height] в тысячных снимка.</translation>
    </message>
    <message>
        <source>{at} is used with code = &quot;{kind}&quot; only.</source>
        <translation>{at} — только при code = &quot;{kind}&quot;.</translation>
    </message>
    <message>
        <source>Without {keys} every code would be accepted as one of ours.</source>
        <translation>Без {keys} любой код сочтут своим.</translation>
    </message>
    <message>
        <source>Add one of them.</source>
        <translation>Добавьте один из них.</translation>
    </message>
    <message>
        <source>lot_checked needs lot.</source>
        <translation>Для lot_checked нужна lot.</translation>
    </message>
    <message>
        <source>Add the lot.</source>
        <translation>Добавьте партию.</translation>
    </message>
    <message>
        <source>A GS1 serial is left open: a lost separator makes it another unit.</source>
        <translation>Длина серийного номера GS1 не задана: потеря GS даст другую единицу.</translation>
    </message>
    <message>
        <source>Give serial_length or required_ais.</source>
        <translation>Задайте serial_length или required_ais.</translation>
    </message>
    <message>
        <source>There are at most {most} levels above the first.</source>
        <translation>Над первым не больше {most} уровней.</translation>
    </message>
    <message>
        <source>The name {found} is taken by another level.</source>
        <translation>Имя {found} занято другим уровнем.</translation>
    </message>
    <message>
        <source>Choose another name.</source>
        <translation>Выберите другое имя.</translation>
    </message>
    <message>
        <source>Level {name} has no code, so the level above cannot hold it.</source>
        <translation>У уровня {name} нет кода, уровень выше не может его держать.</translation>
    </message>
    <message>
        <source>Use code = &quot;assigned&quot; or &quot;read&quot;.</source>
        <translation>Используйте code = &quot;assigned&quot; или &quot;read&quot;.</translation>
    </message>
    <message>
        <source>The assigned code of level {name} needs a range.</source>
        <translation>Для назначаемого кода уровня {name} нужен диапазон.</translation>
    </message>
    <message>
        <source>Set prefix in [case_code].</source>
        <translation>Задайте prefix в [case_code].</translation>
    </message>
    <message>
        <source>The label of level {name} is printed; there is no printer.</source>
        <translation>Этикетка уровня {name} печатается, а принтера нет.</translation>
    </message>
    <message>
        <source>Add a [[printer]].</source>
        <translation>Добавьте [[printer]].</translation>
    </message>
    <message>
        <source>rows × columns is {cells}, units_per_case is {units}.</source>
        <translation>rows × columns = {cells}, units_per_case = {units}.</translation>
    </message>
    <message>
        <source>Make them the same.</source>
        <translation>Сделайте одинаковыми.</translation>
    </message>
    <message>
        <source>rows × columns under {cameras} cameras is {cells}, units_per_case is {units}.</source>
        <translation>rows × columns под {cameras} камерами = {cells}, units_per_case = {units}.</translation>
    </message>
    <message>
        <source>Make them the same, or add a [[view]] for what each camera sees.</source>
        <translation>Сделайте одинаковыми или добавьте [[view]] для каждой камеры.</translation>
    </message>
    <message>
        <source>{at} is given in each view.</source>
        <translation>{at} задаётся в каждом виде.</translation>
    </message>
    <message>
        <source>Take it out here.</source>
        <translation>Уберите здесь.</translation>
    </message>
    <message>
        <source>{at} is for pictures, and for a reader of the whole case.</source>
        <translation>{at} — для снимков и для считывателя всего короба.</translation>
    </message>
    <message>
        <source>Views are of the picture shape only.</source>
        <translation>Виды — только в схеме «снимок».</translation>
    </message>
    <message>
        <source>Take them out.</source>
        <translation>Уберите их.</translation>
    </message>
    <message>
        <source>There is no camera {found}.</source>
        <translation>Камеры {found} нет.</translation>
    </message>
    <message>
        <source>Name a camera of this line.</source>
        <translation>Укажите камеру этой линии.</translation>
    </message>
    <message>
        <source>The station fires {camera} once a case: it sees layer 1 only.</source>
        <translation>Станция запускает {camera} раз на короб: видит только слой 1.</translation>
    </message>
    <message>
        <source>Use a camera with trigger = &quot;counted&quot;.</source>
        <translation>Возьмите камеру с trigger = &quot;counted&quot;.</translation>
    </message>
    <message>
        <source>View {view} overlaps view {other}: a unit would be read twice.</source>
        <translation>Вид {view} перекрывает вид {other}: единица читалась бы дважды.</translation>
    </message>
    <message>
        <source>Correct an area.</source>
        <translation>Исправьте область.</translation>
    </message>
    <message>
        <source>No view shows layer {layer}.</source>
        <translation>Слой {layer} не виден ни в одном виде.</translation>
    </message>
    <message>
        <source>Number the layers from 1, without a gap.</source>
        <translation>Нумеруйте слои с 1 без пропусков.</translation>
    </message>
    <message>
        <source>No view names camera {camera}.</source>
        <translation>Камера {camera} не названа ни в одном виде.</translation>
    </message>
    <message>
        <source>Add a view, or take the camera out.</source>
        <translation>Добавьте вид или уберите камеру.</translation>
    </message>
    <message>
        <source>aim_id is used with codes that a reader reads.</source>
        <translation>aim_id — для кодов, которые читает считыватель.</translation>
    </message>
    <message>
        <source>Somebody else has changed the config meanwhile.</source>
        <translation>Конфигурацию тем временем изменил кто-то другой.</translation>
    </message>
    <message>
        <source>Check it, then change it again.</source>
        <translation>Проверьте и измените снова.</translation>
    </message>
    <message>
        <source>The config {path} cannot be written: {detail}.</source>
        <translation>Конфигурация {path} не пишется: {detail}.</translation>
    </message>
    <message>
        <source>Check the rights of its folder.</source>
        <translation>Проверьте права папки.</translation>
    </message>
    <message>
        <source>The config has {n:1 fault|{n} faults}: nothing was changed.</source>
        <translation>В конфигурации {n} {n:ошибка|ошибки|ошибок}: ничего не изменено.</translation>
    </message>
    <message>
        <source>Correct {n:it|them} first.</source>
        <translation>Сначала исправьте {n:её|их}.</translation>
    </message>
    <message>
        <source>Order {order} was never started on this line.</source>
        <translation>Заказ {order} на этой линии не начинался.</translation>
    </message>
    <message>
        <source>Check the order&apos;s name.</source>
        <translation>Проверьте имя заказа.</translation>
    </message>
    <message>
        <source>There is no upstream {destination}.</source>
        <translation>Верхнего уровня {destination} нет.</translation>
    </message>
    <message>
        <source>Check its name in the settings.</source>
        <translation>Проверьте имя в настройках.</translation>
    </message>
    <message>
        <source>Nothing is parked for {destination} under this number.</source>
        <translation>Для {destination} под этим номером ничего не отложено.</translation>
    </message>
    <message>
        <source>The journal has no record {seq} for upstream.</source>
        <translation>В журнале нет записи {seq} для верхнего уровня.</translation>
    </message>
    <message>
        <source>Call IT. Nothing is lost.</source>
        <translation>Позовите ИТ. Ничего не потеряно.</translation>
    </message>
    <message>
        <source>The participant {detail} is no tax number of 10 or 12 digits.</source>
        <translation>Участник {detail} — не ИНН из 10 или 12 цифр.</translation>
    </message>
    <message>
        <source>Set participant in [authority].</source>
        <translation>Задайте participant в [authority].</translation>
    </message>
    <message>
        <source>The organisation has no name.</source>
        <translation>У организации нет имени.</translation>
    </message>
    <message>
        <source>Set organisation in [authority].</source>
        <translation>Задайте organisation в [authority].</translation>
    </message>
    <message>
        <source>The product group {detail} is not one of the marking system.</source>
        <translation>Товарной группы {detail} в системе маркировки нет.</translation>
    </message>
    <message>
        <source>Set group in [authority], such as water or milk.</source>
        <translation>Задайте group в [authority], например water или milk.</translation>
    </message>
    <message>
        <source>There is nothing to report in this order and time.</source>
        <translation>По этому заказу и времени отчитываться не о чем.</translation>
    </message>
    <message>
        <source>Widen --order, --since, --until.</source>
        <translation>Расширьте --order, --since, --until.</translation>
    </message>
    <message>
        <source>{code} is a {detail} above pallets: two levels are taken.</source>
        <translation>{code} — {detail} выше паллет: берутся два уровня.</translation>
    </message>
    <message>
        <source>The {detail} {code} has no SSCC.</source>
        <translation>{detail} {code}: нет SSCC.</translation>
    </message>
    <message>
        <source>Give it one: Rework, new label.</source>
        <translation>Дайте: Правка, новая этикетка.</translation>
    </message>
    <message>
        <source>{code} is no marked unit code.</source>
        <translation>{code} — не код маркировки единицы.</translation>
    </message>
    <message>
        <source>Take it out of its case, or mend the recipe.</source>
        <translation>Выньте из короба или исправьте рецепт.</translation>
    </message>
    <message>
        <source>{code} has a serial of the wrong length: {detail}.</source>
        <translation>У {code} серийный номер неверной длины: {detail}.</translation>
    </message>
    <message>
        <source>Check the product group, or take the unit out.</source>
        <translation>Проверьте товарную группу или выньте единицу.</translation>
    </message>
    <message>
        <source>{code} was read without its check part ({detail}).</source>
        <translation>{code} считан без криптохвоста ({detail}).</translation>
    </message>
    <message>
        <source>Let the reader keep GS and what is behind it.</source>
        <translation>Пусть считыватель сохраняет GS и то, что за ним.</translation>
    </message>
    <message>
        <source>{code} is in {detail} containers.</source>
        <translation>{code} находится в упаковках: {detail}.</translation>
    </message>
    <message>
        <source>Look it up and take it out of the wrong one.</source>
        <translation>Найдите его и выньте из неверной.</translation>
    </message>
    <message>
        <source>{code} is on a pallet of this report, and not in it itself.</source>
        <translation>{code} на паллете этого отчёта, а сам в него не вошёл.</translation>
    </message>
    <message>
        <source>Report it first, or widen the time.</source>
        <translation>Сначала отчитайтесь о нём или расширьте время.</translation>
    </message>
    <message>
        <source>{code} holds units of several products: {detail}.</source>
        <translation>В {code} единицы разных продуктов: {detail}.</translation>
    </message>
    <message>
        <source>Take the others out.</source>
        <translation>Выньте другие.</translation>
    </message>
    <message>
        <source>{code} is no drug supervision code of 20 digits.</source>
        <translation>{code} — не код надзора за лекарствами из 20 цифр.</translation>
    </message>
    <message>
        <source>Take it out, or mend the recipe.</source>
        <translation>Выньте или исправьте рецепт.</translation>
    </message>
    <message>
        <source>{code} has no company prefix of this plant.</source>
        <translation>У {code} нет префикса этого предприятия.</translation>
    </message>
    <message>
        <source>Set company_prefixes in [authority], or take it out.</source>
        <translation>Задайте company_prefixes в [authority] или выньте.</translation>
    </message>
    <message>
        <source>{file} is no answer of a platform: {detail}.</source>
        <translation>{file} — не ответ платформы: {detail}.</translation>
    </message>
    <message>
        <source>Ask the platform for its result file.</source>
        <translation>Запросите у платформы файл результата.</translation>
    </message>
    <message>
        <source>{file} was handed to the signer; its answer is {answer}.</source>
        <translation>{file} передан на подпись; ответ: {answer}.</translation>
    </message>
    <message>
        <source>The signer did not take {file}: {detail}.</source>
        <translation>Подпись не приняла {file}: {detail}.</translation>
    </message>
    <message>
        <source>Mend it; the file is kept.</source>
        <translation>Исправьте; файл сохранён.</translation>
    </message>
    <message>
        <source>{file}: accepted ({state}).</source>
        <translation>{file}: принят ({state}).</translation>
    </message>
    <message>
        <source>No code in {file} is in a case of this station.</source>
        <translation>Ни одного кода из {file} нет в коробах этой станции.</translation>
    </message>
    <message>
        <source>Read it where its document was made.</source>
        <translation>Прочитайте его там, где создан документ.</translation>
    </message>
    <message>
        <source>{file}: {n} refused ({state}).</source>
        <translation>{file}: отклонено {n} ({state}).</translation>
    </message>
    <message>
        <source>Mend each, then export and hand in again.</source>
        <translation>Исправьте каждую, затем выгрузите и сдайте снова.</translation>
    </message>
    <message>
        <source>{file} holds no recording.</source>
        <translation>В {file} нет записи линии.</translation>
    </message>
    <message>
        <source>Name a segment, or the folder recordings of a line.</source>
        <translation>Назовите сегмент или папку recordings линии.</translation>
    </message>
    <message>
        <source>{file} is no recording of a line.</source>
        <translation>{file} — не запись линии.</translation>
    </message>
    <message>
        <source>Name a file that ends in .rec.gz.</source>
        <translation>Назовите файл, кончающийся на .rec.gz.</translation>
    </message>
    <message>
        <source>{file} is a recording of format {version}; this program reads {known}.</source>
        <translation>{file} — запись формата {version}; программа читает {known}.</translation>
    </message>
    <message>
        <source>Use a newer station.</source>
        <translation>Возьмите более новую станцию.</translation>
    </message>
    <message>
        <source>{file} was recorded by {program} with settings this program lacks.</source>
        <translation>{file} записан программой {program} с неизвестными здесь настройками.</translation>
    </message>
    <message>
        <source>Replay it with that version.</source>
        <translation>Воспроизведите той версией.</translation>
    </message>
    <message>
        <source>{file} is damaged: line {line} cannot be read.</source>
        <translation>{file} повреждён: строка {line} не читается.</translation>
    </message>
    <message>
        <source>Replay the segments before it.</source>
        <translation>Воспроизведите сегменты до него.</translation>
    </message>
    <message>
        <source>{file} cannot be read: {detail}.</source>
        <translation>{file} не читается: {detail}.</translation>
    </message>
    <message>
        <source>Check the path and the rights.</source>
        <translation>Проверьте путь и права.</translation>
    </message>
    <message>
        <source>No segment of {file} can begin in this program; {program} recorded it.</source>
        <translation>Ни один сегмент {file} здесь начать нельзя; записала {program}.</translation>
    </message>
    <message>
        <source>Add the segment of its start.</source>
        <translation>Добавьте сегмент её запуска.</translation>
    </message>
    <message>
        <source>{code}: {cause}. This is operation {operation}.</source>
        <translation>{code}: {cause}. Это операция {operation}.</translation>
    </message>
    <message>
        <source>Something of it changed while it was looked up.</source>
        <translation>Что-то изменилось за время поиска.</translation>
    </message>
    <message>
        <source>Try again.</source>
        <translation>Повторите.</translation>
    </message>
    <message>
        <source>{code} was never seen here.</source>
        <translation>{code} здесь не встречался.</translation>
    </message>
    <message>
        <source>Check that the whole code was read.</source>
        <translation>Проверьте, весь ли код считан.</translation>
    </message>
    <message>
        <source>There is no container {container}.</source>
        <translation>Упаковки {container} нет.</translation>
    </message>
    <message>
        <source>Check its number in the trace of its code.</source>
        <translation>Проверьте её номер в истории кода.</translation>
    </message>
    <message>
        <source>{code} is the code of a {unit}, not of a container.</source>
        <translation>{code} — код единицы ({unit}), не упаковки.</translation>
    </message>
    <message>
        <source>Name its container.</source>
        <translation>Назовите её упаковку.</translation>
    </message>
    <message>
        <source>{code} is in no container.</source>
        <translation>{code} ни в какой упаковке.</translation>
    </message>
    <message>
        <source>{code} is in {name} {container}.</source>
        <translation>{code} находится в: {name} {container}.</translation>
    </message>
    <message>
        <source>Remove it there first.</source>
        <translation>Сначала выньте оттуда.</translation>
    </message>
    <message>
        <source>{code} is a {name}.</source>
        <translation>{code} — это {name}.</translation>
    </message>
    <message>
        <source>Name a container of the level just below.</source>
        <translation>Назовите упаковку уровнем ниже.</translation>
    </message>
    <message>
        <source>{code} is decommissioned: {state}.</source>
        <translation>{code} выведен из оборота: {state}.</translation>
    </message>
    <message>
        <source>Recommission it first.</source>
        <translation>Сначала верните в оборот.</translation>
    </message>
    <message>
        <source>{code} is not decommissioned.</source>
        <translation>{code} не выведен из оборота.</translation>
    </message>
    <message>
        <source>{code} is between reader and packer.</source>
        <translation>{code} между считывателем и упаковщиком.</translation>
    </message>
    <message>
        <source>Let it be packed first.</source>
        <translation>Сначала дайте упаковать.</translation>
    </message>
    <message>
        <source>{code} is void: it was the code of a container.</source>
        <translation>{code} аннулирован: это был код упаковки.</translation>
    </message>
    <message>
        <source>Take another one.</source>
        <translation>Возьмите другой.</translation>
    </message>
    <message>
        <source>{code} is the code of a {name}.</source>
        <translation>{code} — код: {name}.</translation>
    </message>
    <message>
        <source>Dissolve it first.</source>
        <translation>Сначала расформируйте.</translation>
    </message>
    <message>
        <source>{code} does not fit {product}: {why}.</source>
        <translation>{code} не подходит к {product}: {why}.</translation>
    </message>
    <message>
        <source>Check the code, or take another {unit}.</source>
        <translation>Проверьте код или возьмите другую: {unit}.</translation>
    </message>
    <message>
        <source>{code} is named twice.</source>
        <translation>{code} назван дважды.</translation>
    </message>
    <message>
        <source>Name it once.</source>
        <translation>Назовите один раз.</translation>
    </message>
    <message>
        <source>This concerns more than {limit} codes.</source>
        <translation>Это касается больше чем {limit} кодов.</translation>
    </message>
    <message>
        <source>Do it in parts.</source>
        <translation>Делайте по частям.</translation>
    </message>
    <message>
        <source>Container {container} is {state}.</source>
        <translation>Упаковка {container}: {state}.</translation>
    </message>
    <message>
        <source>Close it, find it or restore it first.</source>
        <translation>Сначала закройте, найдите или восстановите.</translation>
    </message>
    <message>
        <source>The {name} {container} is not dissolved.</source>
        <translation>Не расформировано: {name} {container}.</translation>
    </message>
    <message>
        <source>{container} cannot be changed: {shipped} is shipped.</source>
        <translation>{container} не изменить: {shipped} отгружено.</translation>
    </message>
    <message>
        <source>Return {shipped} first.</source>
        <translation>Сначала верните {shipped}.</translation>
    </message>
    <message>
        <source>{container}: {station} shipped {shipped} to {to} on {date}.</source>
        <translation>{container}: {shipped} отгружено станцией {station} для {to}, {date}.</translation>
    </message>
    <message>
        <source>{container}: {station} shipped {shipped} to {to} with {document} on {date}.</source>
        <translation>{container}: {shipped} отгружено станцией {station} для {to} по {document}, {date}.</translation>
    </message>
    <message>
        <source>It would leave {name} {container} empty.</source>
        <translation>Осталось бы пустым: {name} {container}.</translation>
    </message>
    <message>
        <source>Dissolve {container} instead.</source>
        <translation>Вместо этого расформируйте {container}.</translation>
    </message>
    <message>
        <source>The {name} {container} holds {members} of {capacity}.</source>
        <translation>{name} {container}: внутри {members} из {capacity}.</translation>
    </message>
    <message>
        <source>Take some out, or take another one.</source>
        <translation>Выньте часть или возьмите другую.</translation>
    </message>
    <message>
        <source>The {name} {container} cannot go into itself.</source>
        <translation>Нельзя положить в себя: {name} {container}.</translation>
    </message>
    <message>
        <source>Name two different ones.</source>
        <translation>Назовите две разные.</translation>
    </message>
    <message>
        <source>{code} holds {container}: it cannot go into it.</source>
        <translation>{code} содержит {container}: туда положить нельзя.</translation>
    </message>
    <message>
        <source>Name another container.</source>
        <translation>Назовите другую упаковку.</translation>
    </message>
    <message>
        <source>{code} is {found}, {container} is {expected}.</source>
        <translation>{code} — {found}, {container} — {expected}.</translation>
    </message>
    <message>
        <source>Put only the same product together.</source>
        <translation>Кладите вместе только один продукт.</translation>
    </message>
    <message>
        <source>{code} is of lot {found}, {container} of lot {expected}.</source>
        <translation>{code} из партии {found}, {container} из партии {expected}.</translation>
    </message>
    <message>
        <source>Put only the same lot together.</source>
        <translation>Кладите вместе только одну партию.</translation>
    </message>
    <message>
        <source>{code} is of order {found}, {container} of order {expected}.</source>
        <translation>{code} из заказа {found}, {container} из заказа {expected}.</translation>
    </message>
    <message>
        <source>Put only the same order together.</source>
        <translation>Кладите вместе только один заказ.</translation>
    </message>
    <message>
        <source>There is no case {case} whose {units} are known.</source>
        <translation>Короба {case} с известными единицами ({units}) нет.</translation>
    </message>
    <message>
        <source>Scan a {unit} of it.</source>
        <translation>Сканируйте из него: {unit}.</translation>
    </message>
    <message>
        <source>Case {case} is {state}: it needs no repair.</source>
        <translation>Короб {case}: {state}, исправлять не нужно.</translation>
    </message>
    <message>
        <source>Nothing of case {case} is left.</source>
        <translation>От короба {case} ничего не осталось.</translation>
    </message>
    <message>
        <source>Scan its {units}.</source>
        <translation>Сканируйте его {units}.</translation>
    </message>
    <message>
        <source>Case {case} holds {n} of {expected} {units}.</source>
        <translation>В коробе {case} {n} из {expected} ({units}).</translation>
    </message>
    <message>
        <source>Scan the missing ones, or close it short.</source>
        <translation>Сканируйте недостающие или закройте неполным.</translation>
    </message>
    <message>
        <source>Case {case} holds {n} {units}, and {expected} fit.</source>
        <translation>В коробе {case} {n} ({units}), а помещается {expected}.</translation>
    </message>
    <message>
        <source>Take some out.</source>
        <translation>Выньте часть.</translation>
    </message>
    <message>
        <source>Case {case} has no label that was read.</source>
        <translation>У короба {case} нет считанной этикетки.</translation>
    </message>
    <message>
        <source>Scan its label.</source>
        <translation>Сканируйте его этикетку.</translation>
    </message>
    <message>
        <source>The recipe of order {order} is not known here.</source>
        <translation>Рецепт заказа {order} здесь неизвестен.</translation>
    </message>
    <message>
        <source>Pack the {units} with another order.</source>
        <translation>Упакуйте {units} с другим заказом.</translation>
    </message>
    <message>
        <source>Order {order} is closed.</source>
        <translation>Заказ {order} закрыт.</translation>
    </message>
    <message>
        <source>Pack its {units} with another order.</source>
        <translation>Упакуйте его {units} с другим заказом.</translation>
    </message>
    <message>
        <source>{code} is a {name}: nothing is packed above it in this order.</source>
        <translation>{code} — {name}: выше в этом заказе не пакуют.</translation>
    </message>
    <message>
        <source>{container} is {state}: nothing more goes onto it.</source>
        <translation>{container}: {state}, больше не класть.</translation>
    </message>
    <message>
        <source>Scan a member of an open one.</source>
        <translation>Сканируйте что-нибудь из открытой.</translation>
    </message>
    <message>
        <source>The {name} {container} was never closed.</source>
        <translation>Не закрывалось: {name} {container}.</translation>
    </message>
    <message>
        <source>Pack its members again.</source>
        <translation>Упакуйте её содержимое снова.</translation>
    </message>
    <message>
        <source>{code} is the code of {container}.</source>
        <translation>{code} — код {container}.</translation>
    </message>
    <message>
        <source>{container} has this code already.</source>
        <translation>У {container} уже этот код.</translation>
    </message>
    <message>
        <source>{code} is not a code for a {name}: {why}.</source>
        <translation>{code} — не код для: {name}: {why}.</translation>
    </message>
    <message>
        <source>No SSCC is left for a new code.</source>
        <translation>Для нового кода SSCC не осталось.</translation>
    </message>
    <message>
        <source>Name the new code, or set a new range.</source>
        <translation>Назовите новый код или задайте новый диапазон.</translation>
    </message>
    <message>
        <source>Ship or return {container}; or remove {code} from it first.</source>
        <translation>Отгрузите или верните {container}; или сначала выньте {code}.</translation>
    </message>
    <message>
        <source>{container} is not shipped.</source>
        <translation>{container} не отгружено.</translation>
    </message>
    <message>
        <source>There is no operation {operation}.</source>
        <translation>Операции {operation} нет.</translation>
    </message>
    <message>
        <source>Check its number in the trace of a code.</source>
        <translation>Проверьте её номер в истории кода.</translation>
    </message>
    <message>
        <source>There is no operation that can be undone.</source>
        <translation>Отменить можно только операцию; её нет.</translation>
    </message>
    <message>
        <source>Operation {operation} ({cause}) cannot be undone.</source>
        <translation>Операцию {operation} ({cause}) отменить нельзя.</translation>
    </message>
    <message>
        <source>Do the opposite instead.</source>
        <translation>Сделайте обратное.</translation>
    </message>
    <message>
        <source>Operation {operation} is undone already.</source>
        <translation>Операция {operation} уже отменена.</translation>
    </message>
    <message>
        <source>{code} is not in {container} any more.</source>
        <translation>{code} уже не в {container}.</translation>
    </message>
    <message>
        <source>Undo what came later first.</source>
        <translation>Сначала отмените более позднее.</translation>
    </message>
    <message>
        <source>{container} was changed since.</source>
        <translation>{container} с тех пор изменено.</translation>
    </message>
    <message>
        <source>{other} is in the place of {code} in {container}.</source>
        <translation>На месте {code} в {container} теперь {other}.</translation>
    </message>
    <message>
        <source>Remove {other} first.</source>
        <translation>Сначала выньте {other}.</translation>
    </message>
    <message>
        <source>This station is a line: nothing is packed by scanning here.</source>
        <translation>Эта станция — линия: сканированием здесь не пакуют.</translation>
    </message>
    <message>
        <source>Use a bench.</source>
        <translation>Возьмите ручной пост.</translation>
    </message>
    <message>
        <source>A {name} with {n} is open.</source>
        <translation>Открыто: {name}, внутри {n}.</translation>
    </message>
    <message>
        <source>Close it or put it aside first.</source>
        <translation>Сначала закройте или отложите.</translation>
    </message>
    <message>
        <source>This station is no line: nothing is packed here but by hand.</source>
        <translation>Эта станция — не линия: здесь пакуют только вручную.</translation>
    </message>
    <message>
        <source>This station has no PLC.</source>
        <translation>У этой станции нет ПЛК.</translation>
    </message>
    <message>
        <source>{code} is in the {name}: {n} of {expected}.</source>
        <translation>{code} внутри, {name}: {n} из {expected}.</translation>
    </message>
    <message>
        <source>The stored {name} is open again: {n} of {expected}.</source>
        <translation>Снова открыто, {name}: {n} из {expected}.</translation>
    </message>
    <message>
        <source>{code} is the label of the next {name}.</source>
        <translation>{code} — этикетка следующей: {name}.</translation>
    </message>
    <message>
        <source>Scan what goes into it.</source>
        <translation>Сканируйте, что в неё идёт.</translation>
    </message>
    <message>
        <source>The {name} {code} is closed.</source>
        <translation>Закрыто: {name} {code}.</translation>
    </message>
    <message>
        <source>{code} is taken out again: {n} left in the {name}.</source>
        <translation>{code} вынут; осталось {n}: {name}.</translation>
    </message>
    <message>
        <source>The journal did not answer in time: {code} is not packed.</source>
        <translation>Журнал не ответил вовремя: {code} не упакован.</translation>
    </message>
    <message>
        <source>Scan it again.</source>
        <translation>Сканируйте снова.</translation>
    </message>
    <message>
        <source>{code} is not ours: {why}.</source>
        <translation>{code} не наш: {why}.</translation>
    </message>
    <message>
        <source>Put it aside.</source>
        <translation>Отложите его.</translation>
    </message>
    <message>
        <source>{code} was not issued for this station: {why}.</source>
        <translation>{code} не выдан этой станции: {why}.</translation>
    </message>
    <message>
        <source>{code} was made void: {why}.</source>
        <translation>{code} аннулирован: {why}.</translation>
    </message>
    <message>
        <source>{code} is another product: {why}.</source>
        <translation>{code} — другой продукт: {why}.</translation>
    </message>
    <message>
        <source>{code} is already in {where}.</source>
        <translation>{code} уже в {where}.</translation>
    </message>
    <message>
        <source>Put it aside, and look for its copy.</source>
        <translation>Отложите и найдите его копию.</translation>
    </message>
    <message>
        <source>{code} was scanned already.</source>
        <translation>{code} уже сканирован.</translation>
    </message>
    <message>
        <source>Scan the next one.</source>
        <translation>Сканируйте следующий.</translation>
    </message>
    <message>
        <source>{code} is in the stored {name} {container}.</source>
        <translation>{code} уже отложен: {name} {container}.</translation>
    </message>
    <message>
        <source>Close or store the open one first.</source>
        <translation>Сначала закройте или отложите открытый.</translation>
    </message>
    <message>
        <source>{code} is a {unit}, and the {name} is full or closing.</source>
        <translation>{code}: это {unit}, а {name} — уже всё или закрывается.</translation>
    </message>
    <message>
        <source>Scan the label of the {name}.</source>
        <translation>Сканируйте этикетку: {name}.</translation>
    </message>
    <message>
        <source>{code} is a label, and {n} of {expected} {units} are in the {name}.</source>
        <translation>{code} — этикетка, а внутри {n} из {expected} ({units}): {name}.</translation>
    </message>
    <message>
        <source>Scan the rest, or close it short.</source>
        <translation>Сканируйте остальные или закройте неполным.</translation>
    </message>
    <message>
        <source>The {name} has the label {found} already, not {code}.</source>
        <translation>{name}: уже есть этикетка {found}, не {code}.</translation>
    </message>
    <message>
        <source>Scan the next {unit}.</source>
        <translation>Сканируйте следующую: {unit}.</translation>
    </message>
    <message>
        <source>{code} is a label; every {name} gets its SSCC here.</source>
        <translation>{code} — этикетка; свой SSCC здесь получает каждый уровень: {name}.</translation>
    </message>
    <message>
        <source>Nothing is open.</source>
        <translation>Ничего не открыто.</translation>
    </message>
    <message>
        <source>Scan the first {unit}.</source>
        <translation>Сканируйте первую: {unit}.</translation>
    </message>
    <message>
        <source>The {name} is empty.</source>
        <translation>{name}: внутри пусто.</translation>
    </message>
    <message>
        <source>Scan a {unit}, or undo the scan of its label.</source>
        <translation>Сканируйте код ({unit}) или отмените скан этикетки.</translation>
    </message>
    <message>
        <source>The PLC did not answer within {timeout_ms} ms.</source>
        <translation>ПЛК не ответил за {timeout_ms} мс.</translation>
    </message>
    <message>
        <source>The PLC is busy (Modbus code {code}).</source>
        <translation>ПЛК занят (код Modbus {code}).</translation>
    </message>
    <message>
        <source>The station asks it again by itself.</source>
        <translation>Станция повторит запрос сама.</translation>
    </message>
    <message>
        <source>The PLC is read before it is written.</source>
        <translation>ПЛК сначала читается, потом записывается.</translation>
    </message>
    <message>
        <source>It is read at the next poll.</source>
        <translation>Он будет прочитан при следующем опросе.</translation>
    </message>
    <message>
        <source>The station waits for this answer no more.</source>
        <translation>Станция больше не ждёт этого ответа.</translation>
    </message>
    <message>
        <source>A request of {client} was refused with Modbus code {code}.</source>
        <translation>Запрос от {client} отклонён с кодом Modbus {code}.</translation>
    </message>
    <message>
        <source>Compare it with the page for PLC engineers.</source>
        <translation>Сравните со страницей для инженеров ПЛК.</translation>
    </message>
    <message>
        <source>Requests to the PLC are kept no more: {path}: {detail}.</source>
        <translation>Запросы к ПЛК больше не сохраняются: {path}: {detail}.</translation>
    </message>
    <message>
        <source>Check the disk and the rights; then start again.</source>
        <translation>Проверьте диск и права, затем перезапустите.</translation>
    </message>
    <message>
        <source>The PLC block begins at {kind} register {base}.</source>
        <translation>Блок ПЛК начинается с регистра {kind} {base}.</translation>
    </message>
    <message>
        <source>Set plc_base = {base} and register = &quot;{kind}&quot;.</source>
        <translation>Задайте plc_base = {base} и register = &quot;{kind}&quot;.</translation>
    </message>
    <message>
        <source>At {baud} baud a poll and a write take {ms} ms, poll_ms is {poll_ms}.</source>
        <translation>При {baud} бод опрос и запись занимают {ms} мс, poll_ms = {poll_ms}.</translation>
    </message>
    <message>
        <source>Set poll_ms higher, or the bus to 115200 baud.</source>
        <translation>Увеличьте poll_ms или скорость шины до 115200 бод.</translation>
    </message>
    <message>
        <source>The first PLC block is not used: the station waits for the next one.</source>
        <translation>Первый блок ПЛК не используется: станция ждёт следующий.</translation>
    </message>
    <message>
        <source>The PLC published no new block since the last poll.</source>
        <translation>ПЛК не выдал нового блока с прошлого опроса.</translation>
    </message>
    <message>
        <source>The PLC heartbeat was not yet seen to change.</source>
        <translation>Пульс ПЛК ещё не менялся.</translation>
    </message>
    <message>
        <source>{device} did not answer within {seconds} s.</source>
        <translation>{device} не ответило за {seconds} с.</translation>
    </message>
    <message>
        <source>Device {device} ended its stream.</source>
        <translation>Устройство {device} закончило поток.</translation>
    </message>
    <message>
        <source>The station opens it again by itself.</source>
        <translation>Станция откроет его снова сама.</translation>
    </message>
    <message>
        <source>No picture came within {timeout_ms} ms.</source>
        <translation>Снимок не пришёл за {timeout_ms} мс.</translation>
    </message>
    <message>
        <source>Check its light and trigger cable.</source>
        <translation>Проверьте свет и кабель триггера.</translation>
    </message>
    <message>
        <source>The camera sent data that is not a picture ({what}).</source>
        <translation>Камера прислала не снимок ({what}).</translation>
    </message>
    <message>
        <source>Check its address and its model.</source>
        <translation>Проверьте адрес и модель.</translation>
    </message>
    <message>
        <source>The camera sends {width_px} × {height_px} px, more than allowed.</source>
        <translation>Камера шлёт {width_px} × {height_px} px — больше допустимого.</translation>
    </message>
    <message>
        <source>Make the picture smaller at the camera.</source>
        <translation>Уменьшите снимок в камере.</translation>
    </message>
    <message>
        <source>No device answers.</source>
        <translation>Ни одно устройство не отвечает.</translation>
    </message>
    <message>
        <source>Check power and cables, and that the addresses are of one network.</source>
        <translation>Проверьте питание, кабели и что адреса из одной сети.</translation>
    </message>
    <message>
        <source>Driver {driver} is not asked: the package {package} is not installed.</source>
        <translation>Драйвер {driver} не опрошен: пакет {package} не установлен.</translation>
    </message>
    <message>
        <source>Driver {driver} is not asked: {package} names no producer.</source>
        <translation>Драйвер {driver} не опрошен: {package} не называет producer.</translation>
    </message>
    <message>
        <source>Name one: --producer.</source>
        <translation>Укажите его: --producer.</translation>
    </message>
    <message>
        <source>Driver {driver} gave no answer: {package} failed.</source>
        <translation>Драйвер {driver} не ответил: сбой {package}.</translation>
    </message>
    <message>
        <source>The camera at {address} does not answer.</source>
        <translation>Камера по адресу {address} не отвечает.</translation>
    </message>
    <message>
        <source>What answers at {host}:{port} does not speak Modbus TCP.</source>
        <translation>По адресу {host}:{port} отвечает не Modbus TCP.</translation>
    </message>
    <message>
        <source>Check address and port. RTU behind a device server is driver modbus_rtu_tcp.</source>
        <translation>Проверьте адрес и порт. RTU за сервером портов: драйвер modbus_rtu_tcp.</translation>
    </message>
    <message>
        <source>The PLC answers only that it is busy (Modbus code {code}).</source>
        <translation>ПЛК отвечает только, что занят (код Modbus {code}).</translation>
    </message>
    <message>
        <source>Code 11: check unit, and what is behind the gateway. Else check the PLC&apos;s load.</source>
        <translation>Код 11: проверьте unit и что за шлюзом. Иначе проверьте нагрузку ПЛК.</translation>
    </message>
    <message>
        <source>Write it like 192.0.2.10:502 or [2001:db8::10]:502.</source>
        <translation>Пишите так: 192.0.2.10:502 или [2001:db8::10]:502.</translation>
    </message>
    <message>
        <source>The picture was not complete ({packets:1 packet|{packets} packets} lost).</source>
        <translation>Снимок неполный (потеряно пакетов: {packets}).</translation>
    </message>
    <message>
        <source>{files:1 picture was|{files} pictures were} in {path} before the start: left there unread.</source>
        <translation>До пуска в {path} было снимков: {files}. Остаются непрочитанными.</translation>
    </message>
    <message>
        <source>{files:1 picture is|{files} pictures are} in {path}. The start removes {files:it|them} unread.</source>
        <translation>В {path} снимков: {files}. Пуск удалит их непрочитанными.</translation>
    </message>
    <message>
        <source>{files:1 picture was|{files} pictures were} in {path} before the start: removed unread.</source>
        <translation>До пуска в {path} было снимков: {files}. Удаляются непрочитанными.</translation>
    </message>
    <message>
        <source>{codes:1 code|{codes} codes}, and nothing else was taken for one.</source>
        <translation>Кодов: {codes}, ничто другое за код не принято.</translation>
    </message>
    <message>
        <source>{codes:1 code is|{codes} codes are} read.</source>
        <translation>Считано кодов: {codes}.</translation>
    </message>
    <message>
        <source>{codes:1 code makes|{codes} codes make} no rows and columns.</source>
        <translation>Коды ({codes}) не складываются в ряды и столбцы.</translation>
    </message>
    <message>
        <source>The codes make {rows:1 row|{rows} rows} of {columns}, not {units:1 unit|{units} units}.</source>
        <translation>Коды дают рядов: {rows} по {columns}, а не единиц: {units}.</translation>
    </message>
    <message>
        <source>All was read; {cases:1 case proves|{cases} different cases prove} little.</source>
        <translation>Считано всё; коробов: {cases} — мало для доказательства.</translation>
    </message>
    <message>
        <source>The printer {device} is ready, {ms} ms. It has printed {count:1 label|{count} labels}.</source>
        <translation>Принтер {device} готов, {ms} мс. Напечатано этикеток: {count}.</translation>
    </message>
    <message>
        <source>The node {node} has {got:1 word|{got} words}, {expected} are needed.</source>
        <translation>В узле {node} слов: {got}, нужно: {expected}.</translation>
    </message>
    <message>
        <source>Check its cable; Devices says more. It reconnects.</source>
        <translation>Проверьте её кабель; подробнее на «Устройства». Подключится сама.</translation>
    </message>
    <message>
        <source>{device} was not checked for {hours:1 hour|{hours} hours}.</source>
        <translation>{device}: не проверялось {hours} ч.</translation>
    </message>
    <message>
        <source>Upstream {destination} has {through:1 record|{through} records}, this station {found}. Line held.</source>
        <translation>На верхнем уровне {destination} записей {through}, у станции {found}. Линия остановлена.</translation>
    </message>
    <message>
        <source>The count of shift {shift} does not close: {n:1 {unit}|{n} {units}}.</source>
        <translation>Баланс смены {shift} не сходится, {units}: {n}.</translation>
    </message>
    <message>
        <source>{found:1 column|{found} columns}, {expected} were expected.</source>
        <translation>Столбцов {found}, ожидалось {expected}.</translation>
    </message>
    <message>
        <source>Confirmed: {n:1 container|{n} containers} left for {to}.</source>
        <translation>Подтверждено: {n} {n:упаковка|упаковки|упаковок} для {to}.</translation>
    </message>
    <message>
        <source>Delivery {delivery} is cancelled: {n:1 container is|{n} containers are} here again.</source>
        <translation>Отгрузка {delivery} отменена: {n} {n:упаковка|упаковки|упаковок} снова здесь.</translation>
    </message>
    <message>
        <source>Note {document} was confirmed already, with {n:1 container|{n} containers}.</source>
        <translation>Накладная {document} уже подтверждена, упаковок: {n}.</translation>
    </message>
    <message>
        <source>Check power and cable.</source>
        <translation>Проверьте питание и кабель.</translation>
    </message>
    <message>
        <source>No camera {wanted} answers. What answers: {found}.</source>
        <translation>Камера {wanted} не отвечает. Отвечают: {found}.</translation>
    </message>
    <message>
        <source>station devices find lists them.</source>
        <translation>Их перечислит station devices find.</translation>
    </message>
    <message>
        <source>Camera {wanted} is used by another program.</source>
        <translation>Камера {wanted} занята другой программой.</translation>
    </message>
    <message>
        <source>Close that program, or wait a few seconds.</source>
        <translation>Закройте ту программу или подождите несколько секунд.</translation>
    </message>
    <message>
        <source>Camera {wanted} answers from {address}, of no network here.</source>
        <translation>Камера {wanted} отвечает с {address}: такой сети здесь нет.</translation>
    </message>
    <message>
        <source>Give it an address here by its maker&apos;s tool.</source>
        <translation>Задайте ей адрес здешней сети программой изготовителя.</translation>
    </message>
    <message>
        <source>The camera started again: its count begins anew.</source>
        <translation>Камера перезапустилась: счёт начат заново.</translation>
    </message>
    <message>
        <source>Check its power supply.</source>
        <translation>Проверьте её питание.</translation>
    </message>
    <message>
        <source>The camera sends pictures that nobody asked for.</source>
        <translation>Камера шлёт снимки, которых не просили.</translation>
    </message>
    <message>
        <source>Check its trigger settings.</source>
        <translation>Проверьте настройки её триггера.</translation>
    </message>
    <message>
        <source>The station cannot read the pixel format {format}.</source>
        <translation>Станция не читает формат пикселей {format}.</translation>
    </message>
    <message>
        <source>Set PixelFormat to Mono8, Mono12 or BayerRG8.</source>
        <translation>Задайте PixelFormat: Mono8, Mono12 или BayerRG8.</translation>
    </message>
    <message>
        <source>The camera has no feature {feature}. Likely names: {likely}.</source>
        <translation>У камеры нет параметра {feature}. Похожие: {likely}.</translation>
    </message>
    <message>
        <source>Mend its features.</source>
        <translation>Исправьте её параметры.</translation>
    </message>
    <message>
        <source>The camera lacks features, likely names in brackets: {features}.</source>
        <translation>У камеры нет параметров (в скобках похожие имена): {features}.</translation>
    </message>
    <message>
        <source>Mend them.</source>
        <translation>Исправьте их.</translation>
    </message>
    <message>
        <source>The camera cannot be fired: it has no {feature}.</source>
        <translation>Камеру нельзя запустить: у неё нет {feature}.</translation>
    </message>
    <message>
        <source>Set trigger = &quot;counted&quot; and trigger_source = &quot;&quot;.</source>
        <translation>Задайте trigger = &quot;counted&quot; и trigger_source = &quot;&quot;.</translation>
    </message>
    <message>
        <source>The camera refuses {feature} = {value}. It takes: {choices}.</source>
        <translation>Камера не принимает {feature} = {value}. Допустимо: {choices}.</translation>
    </message>
    <message>
        <source>Choose one of them.</source>
        <translation>Выберите одно из них.</translation>
    </message>
    <message>
        <source>The camera cannot be fired by {value}. It takes: {choices}.</source>
        <translation>Камеру нельзя запустить от {value}. Допустимо: {choices}.</translation>
    </message>
    <message>
        <source>Set trigger_source.</source>
        <translation>Задайте trigger_source.</translation>
    </message>
    <message>
        <source>The camera refuses {feature} = {value} ({detail}).</source>
        <translation>Камера отвергла {feature} = {value} ({detail}).</translation>
    </message>
    <message>
        <source>Give a value that the camera allows now.</source>
        <translation>Задайте значение, допустимое сейчас.</translation>
    </message>
    <message>
        <source>Driver {driver} needs the package {package}.</source>
        <translation>Драйверу {driver} нужен пакет {package}.</translation>
    </message>
    <message>
        <source>Install it: pip install &apos;scanning-station[{driver}]&apos;.</source>
        <translation>Установите: pip install &apos;scanning-station[{driver}]&apos;.</translation>
    </message>
    <message>
        <source>The GenTL producer {path} cannot be used.</source>
        <translation>GenTL producer {path} не годится.</translation>
    </message>
    <message>
        <source>Check the path and the maker&apos;s software.</source>
        <translation>Проверьте путь и ПО производителя.</translation>
    </message>
    <message>
        <source>Camera or library ({driver}) silent for {timeout_ms} ms: ended.</source>
        <translation>Камера или библиотека ({driver}) молчит {timeout_ms} мс: закрыта.</translation>
    </message>
    <message>
        <source>The library of the camera ({driver}) crashed.</source>
        <translation>Библиотека камеры ({driver}) упала.</translation>
    </message>
    <message>
        <source>The station starts it again.</source>
        <translation>Станция запустит её снова.</translation>
    </message>
    <message>
        <source>Check packet size, jumbo frames, socket buffer.</source>
        <translation>Проверьте размер пакета, jumbo frames, буфер сокета.</translation>
    </message>
    <message>
        <source>The camera sent a picture of zero lines.</source>
        <translation>Камера прислала снимок без строк.</translation>
    </message>
    <message>
        <source>Check its ROI and line triggers.</source>
        <translation>Проверьте её ROI и триггеры строк.</translation>
    </message>
    <message>
        <source>This camera cannot be fired by the station.</source>
        <translation>Станция не может запускать эту камеру.</translation>
    </message>
    <message>
        <source>Set its trigger to counted.</source>
        <translation>Задайте её триггер counted.</translation>
    </message>
    <message>
        <source>The camera source {source} cannot be opened.</source>
        <translation>Источник камеры {source} не открывается.</translation>
    </message>
    <message>
        <source>Check the source, then its cable.</source>
        <translation>Проверьте источник, затем кабель.</translation>
    </message>
    <message>
        <source>The recorded pictures ended after {frames}.</source>
        <translation>Записанные снимки закончились после {frames}.</translation>
    </message>
    <message>
        <source>Choose other pictures, or repeat.</source>
        <translation>Выберите другие снимки или повтор.</translation>
    </message>
    <message>
        <source>The picture folder {path} cannot be used.</source>
        <translation>Папка снимков {path} не годится.</translation>
    </message>
    <message>
        <source>The picture folder {path} is empty.</source>
        <translation>Папка снимков {path} пуста.</translation>
    </message>
    <message>
        <source>Put pictures into it.</source>
        <translation>Положите туда снимки.</translation>
    </message>
    <message>
        <source>Registers {first} to {last} do not hold a station block.</source>
        <translation>В регистрах {first}–{last} нет блока станции.</translation>
    </message>
    <message>
        <source>Check station_base: the station would write there.</source>
        <translation>Проверьте station_base: станция писала бы туда.</translation>
    </message>
    <message>
        <source>The password file {path} cannot be used: {detail}.</source>
        <translation>Файл пароля {path} не годится: {detail}.</translation>
    </message>
    <message>
        <source>Put the camera&apos;s password into it, in one line.</source>
        <translation>Впишите пароль камеры одной строкой.</translation>
    </message>
    <message>
        <source>Remove them if they are not needed.</source>
        <translation>Удалите, если не нужны.</translation>
    </message>
    <message>
        <source>at_start = &quot;leave&quot; keeps them.</source>
        <translation>at_start = &quot;leave&quot; оставит их.</translation>
    </message>
    <message>
        <source>The picture folder {path} holds {files} files.</source>
        <translation>В папке снимков {path} файлов: {files}.</translation>
    </message>
    <message>
        <source>Empty it, then start again.</source>
        <translation>Очистите её и пустите снова.</translation>
    </message>
    <message>
        <source>A telegram held bytes that are not UTF-8.</source>
        <translation>В телеграмме байты не в UTF-8.</translation>
    </message>
    <message>
        <source>Set the reader to UTF-8.</source>
        <translation>Настройте считыватель на UTF-8.</translation>
    </message>
    <message>
        <source>A telegram held several codes.</source>
        <translation>В телеграмме несколько кодов.</translation>
    </message>
    <message>
        <source>Set the reader to one code, or another code_separator.</source>
        <translation>Настройте на один код или другой code_separator.</translation>
    </message>
    <message>
        <source>A telegram told a place in the case wrongly, or twice.</source>
        <translation>В телеграмме место в коробе неверно или дважды.</translation>
    </message>
    <message>
        <source>Compare place_separator with the reader&apos;s setting.</source>
        <translation>Сравните place_separator с настройкой считывателя.</translation>
    </message>
    <message>
        <source>A telegram held a control character.</source>
        <translation>В телеграмме управляющий символ.</translation>
    </message>
    <message>
        <source>Compare line_end with the reader&apos;s own, or use STX and ETX.</source>
        <translation>Сравните line_end или используйте STX и ETX.</translation>
    </message>
    <message>
        <source>The reader reports a fault.</source>
        <translation>Считыватель сообщает о сбое.</translation>
    </message>
    <message>
        <source>Check the reader&apos;s own display or tool.</source>
        <translation>Смотрите дисплей считывателя или его утилиту.</translation>
    </message>
    <message>
        <source>The reader sends bytes that are no text.</source>
        <translation>Считыватель шлёт байты, не текст.</translation>
    </message>
    <message>
        <source>Compare baud and parity with the reader&apos;s own, or its port.</source>
        <translation>Сравните скорость и чётность с его настройкой или порт.</translation>
    </message>
    <message>
        <source>A telegram lacked its prefix or suffix.</source>
        <translation>В телеграмме нет префикса или суффикса.</translation>
    </message>
    <message>
        <source>Compare prefix and suffix with the reader&apos;s own.</source>
        <translation>Сравните префикс и суффикс с настройкой считывателя.</translation>
    </message>
    <message>
        <source>The reader&apos;s telegrams do not end.</source>
        <translation>Телеграммы считывателя не кончаются.</translation>
    </message>
    <message>
        <source>Compare line_end or framing with the reader&apos;s own setting.</source>
        <translation>Сравните line_end или framing с его настройкой.</translation>
    </message>
    <message>
        <source>The reader sent more than {waiting} telegrams at once.</source>
        <translation>Считыватель прислал сразу больше {waiting} телеграмм.</translation>
    </message>
    <message>
        <source>Check what fires it. It reconnects by itself.</source>
        <translation>Проверьте, что его запускает. Он подключится сам.</translation>
    </message>
    <message>
        <source>Another program uses the port {path}.</source>
        <translation>Порт {path} занят другой программой.</translation>
    </message>
    <message>
        <source>End that program, or choose another port.</source>
        <translation>Закройте её или выберите другой порт.</translation>
    </message>
    <message>
        <source>The port {path} may not be opened.</source>
        <translation>Порт {path} открыть нельзя.</translation>
    </message>
    <message>
        <source>Give the station&apos;s user the right (group dialout).</source>
        <translation>Дайте пользователю станции право (группа dialout).</translation>
    </message>
    <message>
        <source>There is no USB device {usb}. There are: {there}.</source>
        <translation>USB-устройства {usb} нет. Есть: {there}.</translation>
    </message>
    <message>
        <source>Plug it in, or correct usb.</source>
        <translation>Подключите его или исправьте usb.</translation>
    </message>
    <message>
        <source>{count} USB devices are {usb}.</source>
        <translation>USB-устройств {usb}: {count}.</translation>
    </message>
    <message>
        <source>Add a serial number: vendor:product:number.</source>
        <translation>Добавьте серийный номер: vendor:product:number.</translation>
    </message>
    <message>
        <source>The reader did not answer within {timeout_ms} ms.</source>
        <translation>Считыватель не ответил за {timeout_ms} мс.</translation>
    </message>
    <message>
        <source>Compare preset and port with it; then power and cable.</source>
        <translation>Сверьте с ним preset и port, затем питание и кабель.</translation>
    </message>
    <message>
        <source>No reader is connected.</source>
        <translation>Считыватель не подключён.</translation>
    </message>
    <message>
        <source>Port {port} for the reader cannot be opened.</source>
        <translation>Порт {port} для считывателя не открывается.</translation>
    </message>
    <message>
        <source>Choose a free port in the config.</source>
        <translation>Выберите свободный порт в конфигурации.</translation>
    </message>
    <message>
        <source>No PLC answers at {host}:{port}.</source>
        <translation>На {host}:{port} ПЛК не отвечает.</translation>
    </message>
    <message>
        <source>Check address, port, cable, and the PLC&apos;s server.</source>
        <translation>Проверьте адрес, порт, кабель и сервер ПЛК.</translation>
    </message>
    <message>
        <source>The PLC accepts the connection and answers nothing.</source>
        <translation>ПЛК принимает соединение и молчит.</translation>
    </message>
    <message>
        <source>If it allows one connection only, stop the station.</source>
        <translation>Если соединение одно, остановите станцию.</translation>
    </message>
    <message>
        <source>The PLC does not answer as unit {unit}, but as unit {found}.</source>
        <translation>ПЛК отвечает не как unit {unit}, а как unit {found}.</translation>
    </message>
    <message>
        <source>Add --unit {found}.</source>
        <translation>Добавьте --unit {found}.</translation>
    </message>
    <message>
        <source>Check its plug, and port in the config.</source>
        <translation>Проверьте разъём и port в конфигурации.</translation>
    </message>
    <message>
        <source>Another program uses the PLC&apos;s port {port}.</source>
        <translation>Порт ПЛК {port} занят другой программой.</translation>
    </message>
    <message>
        <source>The PLC&apos;s port {port} may not be opened.</source>
        <translation>Нет права открыть порт ПЛК {port}.</translation>
    </message>
    <message>
        <source>No unit {unit} answers on the bus at {baud} baud, parity {parity}.</source>
        <translation>На шине никто не отвечает как unit {unit} ({baud} бод, чётность {parity}).</translation>
    </message>
    <message>
        <source>Check unit, baud, parity, stop_bits; then A and B of the cable.</source>
        <translation>Проверьте unit, baud, parity, stop_bits, затем провода A и B.</translation>
    </message>
    <message>
        <source>Check that the PLC program runs, then its cable.</source>
        <translation>Проверьте, работает ли программа ПЛК, затем его кабель.</translation>
    </message>
    <message>
        <source>This PLC speaks register map v1.</source>
        <translation>Этот ПЛК работает по карте регистров v1.</translation>
    </message>
    <message>
        <source>The backup {path} is damaged ({found:1 fault|{found} faults}).</source>
        <translation>Копия {path} повреждена (ошибок: {found}).</translation>
    </message>
    <message>
        <source>Container {container} has {found:1 member|{found} members}, but {told} {told:is|are} counted.</source>
        <translation>В упаковке {container} {found} {found:вложение|вложения|вложений}, а посчитано {told}.</translation>
    </message>
    <message>
        <source>This {unit} is {places:1 place|{places} places} behind. The packer may be inside a case.</source>
        <translation>Эта {unit} отстала, мест: {places}. Упаковщик может быть внутри короба.</translation>
    </message>
    <message>
        <source>The reader and the PLC are {places:1 {unit}|{places} {units}} apart.</source>
        <translation>Считыватель и ПЛК расходятся, {units}: {places}.</translation>
    </message>
    <message>
        <source>The views have {cells:1 cell|{cells} cells}, units_per_case is {units}.</source>
        <translation>В видах ячеек {cells}, units_per_case = {units}.</translation>
    </message>
    <message>
        <source>{file} is damaged: it is not what was written.</source>
        <translation>{file} повреждён: содержимое не то, что было записано.</translation>
    </message>
    <message>
        <source>Copy it from the station once more.</source>
        <translation>Скопируйте его со станции ещё раз.</translation>
    </message>
    <message>
        <source>Report cases and pallets only.</source>
        <translation>Отчитывайтесь только о коробах и паллетах.</translation>
    </message>
    <message>
        <source>A telegram had begun before the reader was fired.</source>
        <translation>Телеграмма началась до запуска считывателя.</translation>
    </message>
    <message>
        <source>Let the station alone fire it.</source>
        <translation>Пусть его запускает только станция.</translation>
    </message>
    <message>
        <source>Leave --profile bits out.</source>
        <translation>Уберите --profile bits.</translation>
    </message>
    <message>
        <source>Nothing says which PLC.</source>
        <translation>Не указано, какой ПЛК.</translation>
    </message>
    <message>
        <source>Give HOST:PORT, or --config FILE with its [plc].</source>
        <translation>Укажите HOST:PORT или --config FILE с его [plc].</translation>
    </message>
    <message>
        <source>{file} has no [plc].</source>
        <translation>В {file} нет [plc].</translation>
    </message>
    <message>
        <source>Give the config of a line, or HOST:PORT.</source>
        <translation>Укажите конфигурацию линии или HOST:PORT.</translation>
    </message>
    <message>
        <source>[plc] has profile {found}, not {wanted}.</source>
        <translation>В [plc] profile {found}, а не {wanted}.</translation>
    </message>
    <message>
        <source>Leave --profile out, or give another file.</source>
        <translation>Уберите --profile или укажите другой файл.</translation>
    </message>
    <message>
        <source>{option} is not for a PLC of driver {driver}, profile {profile}.</source>
        <translation>{option} не подходит ПЛК с драйвером {driver}, profile {profile}.</translation>
    </message>
    <message>
        <source>Leave it out.</source>
        <translation>Уберите это.</translation>
    </message>
    <message>
        <source>Add --base {base} --register {kind}.</source>
        <translation>Добавьте --base {base} --register {kind}.</translation>
    </message>
    <message>
        <source>The two blocks overlap.</source>
        <translation>Два блока перекрываются.</translation>
    </message>
    <message>
        <source>Compare --base and --station-base.</source>
        <translation>Сравните --base и --station-base.</translation>
    </message>
    <message>
        <source>A station writes into this PLC now.</source>
        <translation>В этот ПЛК сейчас пишет станция.</translation>
    </message>
    <message>
        <source>Stop the station, then test again.</source>
        <translation>Остановите станцию и повторите.</translation>
    </message>
    <message>
        <source>{address} is not HOST:PORT.</source>
        <translation>{address} — не HOST:PORT.</translation>
    </message>
    <message>
        <source>An I/O block is tested by the line&apos;s config.</source>
        <translation>Блок ввода-вывода проверяется по конфигурации линии.</translation>
    </message>
    <message>
        <source>Add --config FILE with [plc] profile io.</source>
        <translation>Добавьте --config FILE, где в [plc] profile = io.</translation>
    </message>
    <message>
        <source>The block at {host}:{port} does not answer any more.</source>
        <translation>Блок {host}:{port} больше не отвечает.</translation>
    </message>
    <message>
        <source>Look at its cable and its power.</source>
        <translation>Проверьте его кабель и питание.</translation>
    </message>
    <message>
        <source>A line cannot be without {thing}.</source>
        <translation>Линии нельзя без: {thing}.</translation>
    </message>
    <message>
        <source>Known: {known}.</source>
        <translation>Известны: {known}.</translation>
    </message>
    <message>
        <source>The simulated PLC of profile {profile} has no fault {fault}.</source>
        <translation>Имитатор ПЛК профиля {profile} не знает сбоя {fault}.</translation>
    </message>
    <message>
        <source>--fault list shows them.</source>
        <translation>Их покажет --fault list.</translation>
    </message>
    <message>
        <source>A PLC of profile {profile} knows no queue.</source>
        <translation>ПЛК профиля {profile} не знает очереди.</translation>
    </message>
    <message>
        <source>Use --shape picture or reader.</source>
        <translation>Возьмите --shape picture или reader.</translation>
    </message>
    <message>
        <source>Port {port} on {host} cannot be opened.</source>
        <translation>Порт {port} на {host} не открывается.</translation>
    </message>
    <message>
        <source>Choose another port.</source>
        <translation>Выберите другой порт.</translation>
    </message>
    <message>
        <source>Port {port} for the pictures of readers cannot be opened.</source>
        <translation>Порт {port} для снимков считывателей не открывается.</translation>
    </message>
    <message>
        <source>Choose a free port, and an address of this computer.</source>
        <translation>Выберите свободный порт и адрес этого компьютера.</translation>
    </message>
    <message>
        <source>Put the readers&apos; FTP password into it, in one line.</source>
        <translation>Впишите FTP-пароль считывателей одной строкой.</translation>
    </message>
    <message>
        <source>There is no picture.</source>
        <translation>Снимка нет.</translation>
    </message>
    <message>
        <source>The camera sent an old picture again.</source>
        <translation>Камера снова прислала старый снимок.</translation>
    </message>
    <message>
        <source>Check its trigger cable.</source>
        <translation>Проверьте кабель её триггера.</translation>
    </message>
    <message>
        <source>The picture may not be read.</source>
        <translation>Снимок нельзя прочитать.</translation>
    </message>
    <message>
        <source>Check its rights.</source>
        <translation>Проверьте права на него.</translation>
    </message>
    <message>
        <source>This is not a file.</source>
        <translation>Это не файл.</translation>
    </message>
    <message>
        <source>The picture is empty.</source>
        <translation>Снимок пуст.</translation>
    </message>
    <message>
        <source>The picture is not complete.</source>
        <translation>Снимок неполный.</translation>
    </message>
    <message>
        <source>Copy it again, or check the camera&apos;s link.</source>
        <translation>Скопируйте снова или проверьте линию камеры.</translation>
    </message>
    <message>
        <source>The station cannot read this kind of picture.</source>
        <translation>Станция не читает такой вид снимков.</translation>
    </message>
    <message>
        <source>Use PNG, JPEG, BMP or TIFF.</source>
        <translation>Используйте PNG, JPEG, BMP или TIFF.</translation>
    </message>
    <message>
        <source>The picture is not a grey picture of bytes.</source>
        <translation>Снимок не серый с байтом на пиксель.</translation>
    </message>
    <message>
        <source>Set the camera to mono8.</source>
        <translation>Задайте камере mono8.</translation>
    </message>
    <message>
        <source>The picture has {megapixels} megapixels, {limit} are allowed.</source>
        <translation>В снимке {megapixels} Мп, допустимо {limit}.</translation>
    </message>
    <message>
        <source>Make it smaller.</source>
        <translation>Уменьшите его.</translation>
    </message>
    <message>
        <source>The decoder was busy with earlier pictures.</source>
        <translation>Декодер был занят прежними снимками.</translation>
    </message>
    <message>
        <source>Lower the rate, or the picture size.</source>
        <translation>Снизьте скорость или размер снимка.</translation>
    </message>
    <message>
        <source>The decoder failed on this picture.</source>
        <translation>Декодер не справился с этим снимком.</translation>
    </message>
    <message>
        <source>Keep it and send it to the maker.</source>
        <translation>Сохраните и отправьте его разработчику.</translation>
    </message>
    <message>
        <source>There is no device {device}.</source>
        <translation>Устройства {device} нет.</translation>
    </message>
    <message>
        <source>Check its name.</source>
        <translation>Проверьте его имя.</translation>
    </message>
    <message>
        <source>{device} is being tested already.</source>
        <translation>{device} уже проверяется.</translation>
    </message>
    <message>
        <source>Wait for the answer.</source>
        <translation>Дождитесь ответа.</translation>
    </message>
    <message>
        <source>{device}: picture {size} px in {ms} ms, {read} of {wanted} codes read.</source>
        <translation>{device}: снимок {size} px за {ms} мс, считано {read} из {wanted}.</translation>
    </message>
    <message>
        <source>{device}: newest picture {age_s} s old, {read} of {wanted} codes read.</source>
        <translation>{device}: последнему снимку {age_s} с, считано {read} из {wanted}.</translation>
    </message>
    <message>
        <source>Stop the line to take one.</source>
        <translation>Остановите линию, чтобы снять кадр.</translation>
    </message>
    <message>
        <source>{device} is not fired while the line moves.</source>
        <translation>{device} не запускается, пока линия движется.</translation>
    </message>
    <message>
        <source>Stop the line, then test again.</source>
        <translation>Остановите линию и повторите.</translation>
    </message>
    <message>
        <source>{device} counts its triggers: a test picture would be one too many.</source>
        <translation>{device} считает триггеры: пробный снимок был бы лишним.</translation>
    </message>
    <message>
        <source>Watch its preview while cases pass.</source>
        <translation>Смотрите его вид, пока идут короба.</translation>
    </message>
    <message>
        <source>{device} shows recorded pictures: one taken now would be missing.</source>
        <translation>{device} показывает записанные снимки: снятый сейчас пропал бы.</translation>
    </message>
    <message>
        <source>{device} is connected; its last telegram came {age_s} s ago.</source>
        <translation>{device} подключён; последняя телеграмма {age_s} с назад.</translation>
    </message>
    <message>
        <source>{device} answered in {ms} ms: {said}.</source>
        <translation>{device}: ответ за {ms} мс: {said}.</translation>
    </message>
    <message>
        <source>{device} is connected; it has not sent anything yet.</source>
        <translation>{device} подключён; ещё ничего не прислал.</translation>
    </message>
    <message>
        <source>Show it a code.</source>
        <translation>Покажите ему код.</translation>
    </message>
    <message>
        <source>{device} answered in {ms} ms, read back in {back_ms} ms: all is right.</source>
        <translation>{device} ответил за {ms} мс, чтение назад {back_ms} мс: всё верно.</translation>
    </message>
    <message>
        <source>{device} answered in {ms} ms, but its block was torn.</source>
        <translation>{device} ответил за {ms} мс, но блок рваный.</translation>
    </message>
    <message>
        <source>Test again. If it comes often: word 23 first, 0 last.</source>
        <translation>Повторите. Если часто: слово 23 первым, 0 последним.</translation>
    </message>
    <message>
        <source>{device} answers its polls in {ms} ms.</source>
        <translation>{device} отвечает на опросы за {ms} мс.</translation>
    </message>
    <message>
        <source>{device} answered in {ms} ms: it has all records up to {through}.</source>
        <translation>{device} ответил за {ms} мс: есть все записи до {through}.</translation>
    </message>
    <message>
        <source>{device}: {cause}.</source>
        <translation>{device}: {cause}.</translation>
    </message>
    <message>
        <source>Nothing is lost. Tell IT{words:: {words}}.</source>
        <translation>Ничего не потеряно. Сообщите ИТ{words:: {words}}.</translation>
    </message>
    <message>
        <source>{file} is written.</source>
        <translation>{file} записан.</translation>
    </message>
    <message>
        <source>Print it at 100 % and measure its scale.</source>
        <translation>Печатайте в масштабе 100 % и измерьте.</translation>
    </message>
    <message>
        <source>The station runs and has its devices.</source>
        <translation>Станция работает и держит устройства.</translation>
    </message>
    <message>
        <source>Stop it, then test them.</source>
        <translation>Остановите её, затем проверяйте их.</translation>
    </message>
    <message>
        <source>Show reader {reader} fields 1, 2, 3, then nothing ({seconds} s).</source>
        <translation>Покажите считывателю {reader} поля 1, 2, 3, затем ничего ({seconds} с).</translation>
    </message>
    <message>
        <source>It answers, {ms} ms.</source>
        <translation>Отвечает, {ms} мс.</translation>
    </message>
    <message>
        <source>It says {said}.</source>
        <translation>Сообщает: {said}.</translation>
    </message>
    <message>
        <source>Field {field} arrived as it is printed.</source>
        <translation>Поле {field} пришло, как напечатано.</translation>
    </message>
    <message>
        <source>Field {field}: the blanks at its ends are gone.</source>
        <translation>Поле {field}: пропали пробелы на концах.</translation>
    </message>
    <message>
        <source>Switch trimming off in the reader.</source>
        <translation>Выключите обрезку в считывателе.</translation>
    </message>
    <message>
        <source>Field {field}: GS is lost.</source>
        <translation>Поле {field}: потерян GS.</translation>
    </message>
    <message>
        <source>Have the reader send GS (ASCII 29) for FNC1.</source>
        <translation>Пусть считыватель шлёт GS (ASCII 29) вместо FNC1.</translation>
    </message>
    <message>
        <source>Field {field}: {found} instead of GS.</source>
        <translation>Поле {field}: вместо GS пришло {found}.</translation>
    </message>
    <message>
        <source>Field {field}: capital and small letters are changed.</source>
        <translation>Поле {field}: изменён регистр букв.</translation>
    </message>
    <message>
        <source>Switch that off in the reader.</source>
        <translation>Выключите это в считывателе.</translation>
    </message>
    <message>
        <source>Field {field}: {found} is added.</source>
        <translation>Поле {field}: добавлено {found}.</translation>
    </message>
    <message>
        <source>Take it off in the reader, or set prefix and suffix.</source>
        <translation>Уберите в считывателе или задайте prefix и suffix.</translation>
    </message>
    <message>
        <source>{found} was taken for a code.</source>
        <translation>{found} принято за код.</translation>
    </message>
    <message>
        <source>Make it a no-read word, or a word that is dropped.</source>
        <translation>Сделайте его словом «не считано» или отбрасываемым словом.</translation>
    </message>
    <message>
        <source>{found} is no code of the card.</source>
        <translation>{found} — не код карты.</translation>
    </message>
    <message>
        <source>Show the test card only.</source>
        <translation>Покажите только тест-карту.</translation>
    </message>
    <message>
        <source>Field {field} was not read.</source>
        <translation>Поле {field} не считано.</translation>
    </message>
    <message>
        <source>Show it to the reader, and check its symbologies.</source>
        <translation>Покажите его считывателю и проверьте символики.</translation>
    </message>
    <message>
        <source>No-read is known: it says {found}.</source>
        <translation>«Не считано» известно: он говорит {found}.</translation>
    </message>
    <message>
        <source>No no-read came.</source>
        <translation>«Не считано» не пришло.</translation>
    </message>
    <message>
        <source>Fire the reader with nothing before it.</source>
        <translation>Запустите считыватель, когда перед ним пусто.</translation>
    </message>
    <message>
        <source>A telegram has no trigger number.</source>
        <translation>В телеграмме нет номера триггера.</translation>
    </message>
    <message>
        <source>Set the reader&apos;s format, or separator here.</source>
        <translation>Задайте формат считывателя или separator здесь.</translation>
    </message>
    <message>
        <source>From trigger to answer {ms} ms, at most {most_ms} ms.</source>
        <translation>От триггера до ответа {ms} мс, не больше {most_ms} мс.</translation>
    </message>
    <message>
        <source>No picture came in {seconds} s.</source>
        <translation>За {seconds} с снимок не пришёл.</translation>
    </message>
    <message>
        <source>Fire the camera meanwhile.</source>
        <translation>Запускайте в это время камеру.</translation>
    </message>
    <message>
        <source>A picture of {size} px in {ms} ms.</source>
        <translation>Снимок {size} пикс. за {ms} мс.</translation>
    </message>
    <message>
        <source>The picture is dark: its bright parts have {level} of 255.</source>
        <translation>Снимок тёмный: светлые места {level} из 255.</translation>
    </message>
    <message>
        <source>Expose longer, or more light.</source>
        <translation>Увеличьте выдержку или свет.</translation>
    </message>
    <message>
        <source>{share} % of the picture is overexposed.</source>
        <translation>Пересвечено {share} % снимка.</translation>
    </message>
    <message>
        <source>Expose shorter, or avoid shine.</source>
        <translation>Уменьшите выдержку или уберите блики.</translation>
    </message>
    <message>
        <source>The exposure is right: bright parts have {level} of 255.</source>
        <translation>Выдержка верна: светлые места {level} из 255.</translation>
    </message>
    <message>
        <source>No code is read in the picture.</source>
        <translation>На снимке код не считан.</translation>
    </message>
    <message>
        <source>Lay the test card there; check focus and light.</source>
        <translation>Положите туда тест-карту; проверьте фокус и свет.</translation>
    </message>
    <message>
        <source>{codes} of them are the test card&apos;s.</source>
        <translation>Из них с тест-карты: {codes}.</translation>
    </message>
    <message>
        <source>No code of the test card was read.</source>
        <translation>Коды тест-карты не прочитаны.</translation>
    </message>
    <message>
        <source>Show it the card, and check again.</source>
        <translation>Покажите карту и проверьте снова.</translation>
    </message>
    <message>
        <source>The line runs.</source>
        <translation>Линия работает.</translation>
    </message>
    <message>
        <source>Hold it and wait until it stands, then test.</source>
        <translation>Остановите, дождитесь остановки, затем проверьте.</translation>
    </message>
    <message>
        <source>There is no protocol {file}.</source>
        <translation>Протокола {file} нет.</translation>
    </message>
    <message>
        <source>Look at the list.</source>
        <translation>Смотрите список.</translation>
    </message>
    <message>
        <source>Another device is being tested.</source>
        <translation>Проверяется другое устройство.</translation>
    </message>
    <message>
        <source>Wait until it is done.</source>
        <translation>Дождитесь окончания.</translation>
    </message>
    <message>
        <source>No device was tested yet.</source>
        <translation>Устройства ещё не проверялись.</translation>
    </message>
    <message>
        <source>Test one first.</source>
        <translation>Сначала проверьте одно.</translation>
    </message>
    <message>
        <source>The result cannot be kept: {detail}.</source>
        <translation>Результат не сохранён: {detail}.</translation>
    </message>
    <message>
        <source>Check disk and rights of the data folder.</source>
        <translation>Проверьте диск и права папки данных.</translation>
    </message>
    <message>
        <source>{file} is in the data folder.</source>
        <translation>{file} лежит в папке данных.</translation>
    </message>
    <message>
        <source>{device} is being tested.</source>
        <translation>{device}: идёт проверка.</translation>
    </message>
    <message>
        <source>It comes back by itself.</source>
        <translation>Вернётся само.</translation>
    </message>
    <message>
        <source>{scale} px a mm; read down to {smallest} mm a module, advised {wanted} mm.</source>
        <translation>{scale} пикс. на мм; читается от {smallest} мм на модуль, советуем {wanted} мм.</translation>
    </message>
    <message>
        <source>The smallest code has {px} px a module; {least} are advised.</source>
        <translation>У самого мелкого кода {px} пикс. на модуль; советуем {least}.</translation>
    </message>
    <message>
        <source>Blur is {blur} modules; {most} at most.</source>
        <translation>Смаз {blur} модуля; не больше {most}.</translation>
    </message>
    <message>
        <source>The least contrast is {contrast}; {least} is advised.</source>
        <translation>Наименьший контраст {contrast}; советуем {least}.</translation>
    </message>
    <message>
        <source>The PLC block is found, whole and of our map.</source>
        <translation>Блок ПЛК найден, цел и по нашей карте.</translation>
    </message>
    <message>
        <source>Round trip {ms} ms, at most {most_ms} ms; station block {back_ms} ms.</source>
        <translation>Туда и обратно {ms} мс, не больше {most_ms} мс; блок станции {back_ms} мс.</translation>
    </message>
    <message>
        <source>Cases of this line are not made of pictures.</source>
        <translation>Короба этой линии складываются не из снимков.</translation>
    </message>
    <message>
        <source>Learn needs shape = &quot;picture&quot;.</source>
        <translation>Обучению нужна shape = &quot;picture&quot;.</translation>
    </message>
    <message>
        <source>There are several cameras: {cameras}.</source>
        <translation>Камер несколько: {cameras}.</translation>
    </message>
    <message>
        <source>Say which one: --camera NAME.</source>
        <translation>Укажите, какая: --camera NAME.</translation>
    </message>
    <message>
        <source>There is no camera {camera}.</source>
        <translation>Камеры {camera} нет.</translation>
    </message>
    <message>
        <source>Cameras: {cameras}.</source>
        <translation>Камеры: {cameras}.</translation>
    </message>
    <message>
        <source>Paths in a config start at its folder.</source>
        <translation>Пути в конфигурации начинаются от её папки.</translation>
    </message>
    <message>
        <source>Write the file to {folder}.</source>
        <translation>Запишите файл в {folder}.</translation>
    </message>
    <message>
        <source>{file} is there already.</source>
        <translation>{file} уже есть.</translation>
    </message>
    <message>
        <source>Give another name.</source>
        <translation>Задайте другое имя.</translation>
    </message>
    <message>
        <source>The line runs: camera {camera} is not taken.</source>
        <translation>Линия работает: камера {camera} не берётся.</translation>
    </message>
    <message>
        <source>Stop it, or give --picture FILE.</source>
        <translation>Остановите её или задайте --picture FILE.</translation>
    </message>
    <message>
        <source>Camera {camera} moves files that it has shown.</source>
        <translation>Камера {camera} перемещает показанные файлы.</translation>
    </message>
    <message>
        <source>Give them: station learn --picture.</source>
        <translation>Задайте их: station learn --picture.</translation>
    </message>
    <message>
        <source>Nothing was learned yet.</source>
        <translation>Ещё ничего не изучено.</translation>
    </message>
    <message>
        <source>Take a picture first.</source>
        <translation>Сначала сделайте снимок.</translation>
    </message>
    <message>
        <source>The recipe is saved.</source>
        <translation>Рецепт сохранён.</translation>
    </message>
    <message>
        <source>Restart to apply it; the open order keeps its own.</source>
        <translation>Перезапустите для применения; открытый заказ не изменится.</translation>
    </message>
    <message>
        <source>No code was read in any picture.</source>
        <translation>Ни на одном снимке код не считан.</translation>
    </message>
    <message>
        <source>Check light, focus and distance; see docs/cameras.md.</source>
        <translation>Проверьте свет, фокус и расстояние; см. docs/cameras.md.</translation>
    </message>
    <message>
        <source>Lay the case straight, with every unit in it.</source>
        <translation>Положите короб ровно, со всеми единицами.</translation>
    </message>
    <message>
        <source>Show a full case, and all of it.</source>
        <translation>Покажите полный короб целиком.</translation>
    </message>
    <message>
        <source>The codes are ITF of no fixed length; a part of one reads as a whole.</source>
        <translation>Коды — ITF без постоянной длины: часть такого кода читается как целый.</translation>
    </message>
    <message>
        <source>Print ITF-14 (14 digits).</source>
        <translation>Печатайте ITF-14 (14 цифр).</translation>
    </message>
    <message>
        <source>The code {code} stands {times} times in one case.</source>
        <translation>Код {code} в одном коробе встречается раз: {times}.</translation>
    </message>
    <message>
        <source>Every unit needs a code of its own.</source>
        <translation>У каждой единицы должен быть свой код.</translation>
    </message>
    <message>
        <source>Camera {camera} has several views in one layer.</source>
        <translation>У камеры {camera} несколько видов в одном слое.</translation>
    </message>
    <message>
        <source>Write these views by hand.</source>
        <translation>Напишите эти виды вручную.</translation>
    </message>
    <message>
        <source>The line&apos;s motion is not known.</source>
        <translation>Движение линии неизвестно.</translation>
    </message>
    <message>
        <source>Give --rate and --exposure-us, or set ExposureTime.</source>
        <translation>Задайте --rate и --exposure-us или ExposureTime.</translation>
    </message>
    <message>
        <source>The recipe of the config takes all these codes.</source>
        <translation>Рецепт конфигурации принимает все эти коды.</translation>
    </message>
    <message>
        <source>They have more in common.</source>
        <translation>У них есть общее.</translation>
    </message>
    <message>
        <source>Check it: station check --config {file}.</source>
        <translation>Проверьте: station check --config {file}.</translation>
    </message>
    <message>
        <source>A case would have {units:1 unit|{units} units}, in the recipe it has {before}.</source>
        <translation>По снимку в коробе единиц: {units}, по рецепту: {before}.</translation>
    </message>
    <message>
        <source>If this is not one full case, show one.</source>
        <translation>Если это не один полный короб, покажите такой.</translation>
    </message>
    <message>
        <source>Cell {cell} was read in {read} of {pictures} pictures.</source>
        <translation>Ячейка {cell}: считано снимков: {read} из {pictures}.</translation>
    </message>
    <message>
        <source>Look at its print and at the light there.</source>
        <translation>Посмотрите её печать и свет там.</translation>
    </message>
    <message>
        <source>Only {px} pixels a module, {least} are wanted.</source>
        <translation>Только {px} пикс. на модуль, нужно {least}.</translation>
    </message>
    <message>
        <source>Go nearer, or take a longer lens or larger codes.</source>
        <translation>Ближе, длиннее объектив или крупнее коды.</translation>
    </message>
    <message>
        <source>Contrast is only {contrast}, {least} is wanted.</source>
        <translation>Контраст только {contrast}, нужно {least}.</translation>
    </message>
    <message>
        <source>Change the light first, then gain; avoid shine.</source>
        <translation>Сначала измените свет, затем усиление; уберите блики.</translation>
    </message>
    <message>
        <source>Blur is {blur} modules, {most} is the most.</source>
        <translation>Смаз {blur} модуля, предел {most}.</translation>
    </message>
    <message>
        <source>Focus anew, close the lens a stop, clean the glass.</source>
        <translation>Наведите фокус, прикройте диафрагму, протрите стекло.</translation>
    </message>
    <message>
        <source>A case moves {modules} modules in the exposure.</source>
        <translation>За выдержку короб сдвигается на {modules} модуля.</translation>
    </message>
    <message>
        <source>Expose for {most_us} µs at most, with more light.</source>
        <translation>Выдержка не больше {most_us} мкс, света больше.</translation>
    </message>
    <message>
        <source>{wanted} cases prove that {rate} % pass: give more.</source>
        <translation>Коробов: {wanted} — доказывают, что проходит {rate} %: дайте ещё.</translation>
    </message>
    <message>
        <source>The template {file} cannot be read: {detail}.</source>
        <translation>Шаблон {file} не читается: {detail}.</translation>
    </message>
    <message>
        <source>Correct the template.</source>
        <translation>Исправьте шаблон.</translation>
    </message>
    <message>
        <source>The template is wrong: {detail}.</source>
        <translation>Шаблон неверен: {detail}.</translation>
    </message>
    <message>
        <source>There is no label template for the {level} of {product}.</source>
        <translation>Нет шаблона этикетки: {level}, {product}.</translation>
    </message>
    <message>
        <source>Put one into the folder of templates.</source>
        <translation>Положите его в папку шаблонов.</translation>
    </message>
    <message>
        <source>Several templates are for the {level} of {product}: {names}.</source>
        <translation>Шаблонов несколько: {level}, {product}: {names}.</translation>
    </message>
    <message>
        <source>Let one be for this product.</source>
        <translation>Оставьте один для этого продукта.</translation>
    </message>
    <message>
        <source>There is no label template {name}.</source>
        <translation>Шаблона этикетки {name} нет.</translation>
    </message>
    <message>
        <source>station label check lists them.</source>
        <translation>station label check перечислит их.</translation>
    </message>
    <message>
        <source>There is no value {found} for a label.</source>
        <translation>Значения {found} для этикетки нет.</translation>
    </message>
    <message>
        <source>There are: {choices}.</source>
        <translation>Есть: {choices}.</translation>
    </message>
    <message>
        <source>A module is {found_mm} mm wide at {dpi} dpi; {least_mm} mm are needed.</source>
        <translation>Модуль шириной {found_mm} мм при {dpi} dpi; нужно {least_mm} мм.</translation>
    </message>
    <message>
        <source>Make module_mm larger.</source>
        <translation>Увеличьте module_mm.</translation>
    </message>
    <message>
        <source>The symbol {symbol} cannot hold {text}.</source>
        <translation>В символ {symbol} не помещается {text}.</translation>
    </message>
    <message>
        <source>Check its content and its brackets.</source>
        <translation>Проверьте содержимое и скобки.</translation>
    </message>
    <message>
        <source>The text does not fit in {width_mm} mm: {text}.</source>
        <translation>Текст не помещается в {width_mm} мм: {text}.</translation>
    </message>
    <message>
        <source>Make its field larger.</source>
        <translation>Увеличьте его поле.</translation>
    </message>
    <message>
        <source>No font has the character {found} ({code}).</source>
        <translation>Ни в одном шрифте нет символа {found} ({code}).</translation>
    </message>
    <message>
        <source>Install a font that has it: fonts-noto-cjk, or font_file.</source>
        <translation>Установите шрифт с ним: fonts-noto-cjk или font_file.</translation>
    </message>
    <message>
        <source>The font {path} cannot be used: {detail}.</source>
        <translation>Шрифт {path} не годится: {detail}.</translation>
    </message>
    <message>
        <source>Install fonts-dejavu, or set font_file.</source>
        <translation>Установите fonts-dejavu или задайте font_file.</translation>
    </message>
    <message>
        <source>A field goes over the edge of the label.</source>
        <translation>Поле выходит за край этикетки.</translation>
    </message>
    <message>
        <source>Move it, or make it smaller.</source>
        <translation>Сдвиньте или уменьшите его.</translation>
    </message>
    <message>
        <source>There is no room for the blank zone around a symbol (in its way: {other}).</source>
        <translation>Вокруг символа нет места для пустой зоны (мешает: {other}).</translation>
    </message>
    <message>
        <source>The template is made for {found} dpi, the printer has {printer}.</source>
        <translation>Шаблон для {found} dpi, у принтера {printer}.</translation>
    </message>
    <message>
        <source>Use a template for this printer.</source>
        <translation>Возьмите шаблон для этого принтера.</translation>
    </message>
    <message>
        <source>The {name} is full: its label {code} is printed.</source>
        <translation>{name}: всё внутри, печатается этикетка {code}.</translation>
    </message>
    <message>
        <source>Put it on and scan it.</source>
        <translation>Наклейте и сканируйте её.</translation>
    </message>
    <message>
        <source>The pool {pool} has no code for this label.</source>
        <translation>В пуле {pool} нет кода для этой этикетки.</translation>
    </message>
    <message>
        <source>Import codes into it: see Pools.</source>
        <translation>Импортируйте в него коды: см. «Пулы».</translation>
    </message>
    <message>
        <source>The {name} waits for its label {code}.</source>
        <translation>{name} ждёт этикетку {code}.</translation>
    </message>
    <message>
        <source>Scan that label, or print it again.</source>
        <translation>Сканируйте её или напечатайте снова.</translation>
    </message>
    <message>
        <source>{code} is not the label of this {name}: {where}.</source>
        <translation>{code} — этикетка не для этого, {name}: {where}.</translation>
    </message>
    <message>
        <source>Scan the label {expected}, or print it again.</source>
        <translation>Сканируйте этикетку {expected} или напечатайте её снова.</translation>
    </message>
    <message>
        <source>{code} is not a label that is awaited: {where}.</source>
        <translation>{code} — не та этикетка, которую ждут: {where}.</translation>
    </message>
    <message>
        <source>Scan the label that was printed.</source>
        <translation>Сканируйте напечатанную этикетку.</translation>
    </message>
    <message>
        <source>This label is not awaited any more.</source>
        <translation>Эту этикетку больше не ждут.</translation>
    </message>
    <message>
        <source>Look at the list of labels.</source>
        <translation>Смотрите список этикеток.</translation>
    </message>
    <message>
        <source>The label {code} was not printed yet.</source>
        <translation>Этикетка {code} ещё не напечатана.</translation>
    </message>
    <message>
        <source>Wait for the printer.</source>
        <translation>Подождите принтер.</translation>
    </message>
    <message>
        <source>The label {code} is being printed.</source>
        <translation>Этикетка {code} печатается.</translation>
    </message>
    <message>
        <source>Wait for it.</source>
        <translation>Подождите её.</translation>
    </message>
    <message>
        <source>The label of a {name} is not printed here.</source>
        <translation>Этикетка здесь не печатается: {name}.</translation>
    </message>
    <message>
        <source>Relabel it by its new code.</source>
        <translation>Переклейте с новым кодом.</translation>
    </message>
    <message>
        <source>The label of a {name} comes from the printer.</source>
        <translation>Этикетку печатает принтер: {name}.</translation>
    </message>
    <message>
        <source>Print it again.</source>
        <translation>Напечатайте снова.</translation>
    </message>
    <message>
        <source>The printer took the label and did not count it.</source>
        <translation>Принтер принял этикетку, но не посчитал её.</translation>
    </message>
    <message>
        <source>Look whether it came out.</source>
        <translation>Посмотрите, вышла ли она.</translation>
    </message>
    <message>
        <source>Label {label} does not follow from what is recorded.</source>
        <translation>Этикетка {label} не следует из записанного.</translation>
    </message>
    <message>
        <source>The label {code} is on its {name}.</source>
        <translation>Этикетка {code} на месте: {name}.</translation>
    </message>
    <message>
        <source>The label is printed once more.</source>
        <translation>Этикетка печатается ещё раз.</translation>
    </message>
    <message>
        <source>It goes on without this label.</source>
        <translation>Работа идёт без этой этикетки.</translation>
    </message>
    <message>
        <source>A label is printed.</source>
        <translation>Этикетка напечатана.</translation>
    </message>
    <message>
        <source>A test label went to the printer.</source>
        <translation>Пробная этикетка ушла на принтер.</translation>
    </message>
    <message>
        <source>No printer prints labels of a {level}.</source>
        <translation>Ни один принтер не печатает этикетки: {level}.</translation>
    </message>
    <message>
        <source>Set one up: [[printer]].</source>
        <translation>Настройте его: [[printer]].</translation>
    </message>
    <message>
        <source>The printer {device} is not connected.</source>
        <translation>Принтер {device} не подключён.</translation>
    </message>
    <message>
        <source>The printer {device} is connected and says nothing of its state.</source>
        <translation>Принтер {device} подключён, но о состоянии молчит.</translation>
    </message>
    <message>
        <source>The printer at {address} does not answer.</source>
        <translation>Принтер {address} не отвечает.</translation>
    </message>
    <message>
        <source>The printer at {address} takes nothing.</source>
        <translation>Принтер {address} ничего не принимает.</translation>
    </message>
    <message>
        <source>Switch it off and on.</source>
        <translation>Выключите и включите его.</translation>
    </message>
    <message>
        <source>Labels cannot be written to {path}: {detail}.</source>
        <translation>Этикетки не записать в {path}: {detail}.</translation>
    </message>
    <message>
        <source>Check the folder and its rights.</source>
        <translation>Проверьте папку и её права.</translation>
    </message>
    <message>
        <source>The print queue {queue} does not work: {detail}.</source>
        <translation>Очередь печати {queue} не работает: {detail}.</translation>
    </message>
    <message>
        <source>Check it: lpstat -p {queue}.</source>
        <translation>Проверьте: lpstat -p {queue}.</translation>
    </message>
    <message>
        <source>{program} is not installed.</source>
        <translation>{program} не установлена.</translation>
    </message>
    <message>
        <source>Install cups-client.</source>
        <translation>Установите cups-client.</translation>
    </message>
    <message>
        <source>The code is in this pool already.</source>
        <translation>Код уже в этом пуле.</translation>
    </message>
    <message>
        <source>The code is in another pool.</source>
        <translation>Код в другом пуле.</translation>
    </message>
    <message>
        <source>The line is not an index, a short code and an address.</source>
        <translation>В строке нет индекса, короткого кода и адреса.</translation>
    </message>
    <message>
        <source>This station has no pool of codes.</source>
        <translation>У этой станции нет пула кодов.</translation>
    </message>
    <message>
        <source>Import one: station pool import FILE --pool NAME.</source>
        <translation>Импортируйте: station pool import FILE --pool NAME.</translation>
    </message>
    <message>
        <source>There is no folder {path}.</source>
        <translation>Папки {path} нет.</translation>
    </message>
    <message>
        <source>Name the data folder of the station: --data DIR.</source>
        <translation>Укажите папку данных станции: --data DIR.</translation>
    </message>
    <message>
        <source>Another command changes the pools now.</source>
        <translation>Пулы сейчас меняет другая команда.</translation>
    </message>
    <message>
        <source>Wait until it has ended.</source>
        <translation>Дождитесь её окончания.</translation>
    </message>
    <message>
        <source>{path} is not a file of pools of this program.</source>
        <translation>{path} — не файл пулов этой программы.</translation>
    </message>
    <message>
        <source>Move it away, and import again.</source>
        <translation>Уберите его и импортируйте снова.</translation>
    </message>
    <message>
        <source>The pools cannot be read: {detail}.</source>
        <translation>Пулы не читаются: {detail}.</translation>
    </message>
    <message>
        <source>Check the disk and the rights of the folder.</source>
        <translation>Проверьте диск и права папки.</translation>
    </message>
    <message>
        <source>There is no pool {pool}.</source>
        <translation>Пула {pool} нет.</translation>
    </message>
    <message>
        <source>Import it: station pool import FILE --pool {pool}.</source>
        <translation>Импортируйте: station pool import FILE --pool {pool}.</translation>
    </message>
    <message>
        <source>The pool {pool} holds {found}, not {wanted}.</source>
        <translation>Пул {pool} содержит {found}, а не {wanted}.</translation>
    </message>
    <message>
        <source>No upstream of this config hands out pools.</source>
        <translation>Ни один верхний уровень в конфигурации не выдаёт пулы.</translation>
    </message>
    <message>
        <source>Add one with driver native, or name it.</source>
        <translation>Добавьте с драйвером native или укажите имя.</translation>
    </message>
    <message>
        <source>The hub gave no pools: {detail}.</source>
        <translation>Хаб не выдал пулы: {detail}.</translation>
    </message>
    <message>
        <source>Check its address and the token, then try again.</source>
        <translation>Проверьте адрес и токен, затем повторите.</translation>
    </message>
    <message>
        <source>A pool&apos;s name has letters, digits, dots, dashes and underlines, 40 at most.</source>
        <translation>Имя пула: буквы, цифры, точки, дефисы, подчёркивания, до 40.</translation>
    </message>
    <message>
        <source>{file} is damaged or incomplete. Nothing was imported.</source>
        <translation>{file} повреждён или неполон. Ничего не импортировано.</translation>
    </message>
    <message>
        <source>Get the file again.</source>
        <translation>Получите файл снова.</translation>
    </message>
    <message>
        <source>{file} holds {count} files, one is needed.</source>
        <translation>В {file} файлов: {count}, нужен один.</translation>
    </message>
    <message>
        <source>Unpack it, and import one by one.</source>
        <translation>Распакуйте и импортируйте по одному.</translation>
    </message>
    <message>
        <source>{file} needs a password.</source>
        <translation>{file} закрыт паролем.</translation>
    </message>
    <message>
        <source>Unpack it, and import what was in it.</source>
        <translation>Распакуйте и импортируйте содержимое.</translation>
    </message>
    <message>
        <source>{file} is not UTF-8 text.</source>
        <translation>{file} — не текст UTF-8.</translation>
    </message>
    <message>
        <source>Save it as UTF-8, and import it again.</source>
        <translation>Сохраните в UTF-8 и импортируйте снова.</translation>
    </message>
    <message>
        <source>There is no column {column}; there are: {found}.</source>
        <translation>Столбца {column} нет; есть: {found}.</translation>
    </message>
    <message>
        <source>Choose one of these.</source>
        <translation>Выберите из них.</translation>
    </message>
    <message>
        <source>{file} is not CSV: {detail}.</source>
        <translation>{file} — не CSV: {detail}.</translation>
    </message>
    <message>
        <source>A key of a WeChat pack has 16, 24 or 32 characters, {file} has {count}.</source>
        <translation>Ключ пакета WeChat — 16, 24 или 32 знака, в {file} {count}.</translation>
    </message>
    <message>
        <source>The key does not open {file}. Nothing was imported.</source>
        <translation>Ключ не открывает {file}. Ничего не импортировано.</translation>
    </message>
    <message>
        <source>Get the key of this application.</source>
        <translation>Получите ключ этой заявки.</translation>
    </message>
    <message>
        <source>{file} is not a WeChat code pack (base64).</source>
        <translation>{file} — не пакет кодов WeChat (base64).</translation>
    </message>
    <message>
        <source>Take the downloaded pack as it is.</source>
        <translation>Возьмите скачанный пакет как есть.</translation>
    </message>
    <message>
        <source>Nothing is asked about case {case} any more.</source>
        <translation>О коробе {case} больше не спрашивают.</translation>
    </message>
    <message>
        <source>{code} is the label of the case.</source>
        <translation>{code} — этикетка короба.</translation>
    </message>
    <message>
        <source>Scan one {unit} out of it.</source>
        <translation>Сканируйте одну из него: {unit}.</translation>
    </message>
    <message>
        <source>{code} is no code of a {unit}: {why}.</source>
        <translation>{code} — не код, {unit}: {why}.</translation>
    </message>
    <message>
        <source>Scan the code of the {unit}.</source>
        <translation>Сканируйте код: {unit}.</translation>
    </message>
    <message>
        <source>{code} is not in case {case}: {state}.</source>
        <translation>{code} не в коробе {case}: {state}.</translation>
    </message>
    <message>
        <source>Scan another one out of it, or confirm.</source>
        <translation>Сканируйте другую из него или подтвердите.</translation>
    </message>
    <message>
        <source>There is no order {order}.</source>
        <translation>Заказа {order} нет.</translation>
    </message>
    <message>
        <source>Check its name; upper and lower case differ.</source>
        <translation>Проверьте имя; регистр букв важен.</translation>
    </message>
    <message>
        <source>{shift} names no shift.</source>
        <translation>{shift} — не смена.</translation>
    </message>
    <message>
        <source>Write current, previous, or 2026-11-29/2.</source>
        <translation>Напишите current, previous или 2026-11-29/2.</translation>
    </message>
    <message>
        <source>No font with Chinese characters is installed.</source>
        <translation>Нет шрифта с китайскими знаками.</translation>
    </message>
    <message>
        <source>Install fonts-noto-cjk, or name --font.</source>
        <translation>Установите fonts-noto-cjk или задайте --font.</translation>
    </message>
    <message>
        <source>{path} ends in no format.</source>
        <translation>{path}: неизвестный формат.</translation>
    </message>
    <message>
        <source>End it in .pdf, .csv, .xlsx or .json.</source>
        <translation>Окончание: .pdf, .csv, .xlsx или .json.</translation>
    </message>
    <message>
        <source>The report could not be made.</source>
        <translation>Отчёт не создан.</translation>
    </message>
    <message>
        <source>Try again; its log says why.</source>
        <translation>Повторите; причина в журнале.</translation>
    </message>
    <message>
        <source>{cases:1 case|{cases} cases} passed with the station off (I/O block&apos;s counter): ejected.</source>
        <translation>Станция была выключена, прошло коробов: {cases} (счётчик блока ввода-вывода). Отбракованы.</translation>
    </message>
    <message>
        <source>None was read or released. Nothing to do.</source>
        <translation>Ни один не считан и не выпущен. Делать ничего не нужно.</translation>
    </message>
    <message>
        <source>{cases:1 case|{cases} cases} passed with the I/O block away (its own counter): ejected.</source>
        <translation>Блок ввода-вывода был недоступен, прошло коробов: {cases} (его счётчик). Отбракованы.</translation>
    </message>
    <message>
        <source>The link to the PLC is lost. Every case is rejected.</source>
        <translation>Связь с ПЛК потеряна. Бракуется каждый короб.</translation>
    </message>
    <message>
        <source>Check the network cable at the PLC.</source>
        <translation>Проверьте сетевой кабель ПЛК.</translation>
    </message>
    <message>
        <source>The serial port {port} to the PLC cannot be used.</source>
        <translation>Последовательный порт {port} к ПЛК недоступен.</translation>
    </message>
    <message>
        <source>The PLC at {client} is not connected to port {port}. Every case is rejected.</source>
        <translation>ПЛК {client} не подключён к порту {port}. Бракуется каждый короб.</translation>
    </message>
    <message>
        <source>Check its network cable, and the address it connects to.</source>
        <translation>Проверьте его сетевой кабель и адрес, к которому он подключается.</translation>
    </message>
    <message>
        <source>The station cannot open port {port} on {host} for the PLC.</source>
        <translation>Станция не может открыть порт {port} на {host} для ПЛК.</translation>
    </message>
    <message>
        <source>Set host to an address of this machine, port to a free and permitted one.</source>
        <translation>Задайте в host адрес этой машины, в port свободный разрешённый порт.</translation>
    </message>
    <message>
        <source>The PLC at {client} is connected but has not written its whole block.</source>
        <translation>ПЛК {client} подключён, но не записал весь свой блок.</translation>
    </message>
    <message>
        <source>Check that it writes all 24 words.</source>
        <translation>Проверьте, что он пишет все 24 слова.</translation>
    </message>
    <message>
        <source>The PLC writes registers {first} to {last}; its block begins at {base}.</source>
        <translation>ПЛК пишет регистры с {first} по {last}; его блок начинается с {base}.</translation>
    </message>
    <message>
        <source>Set plc_base, or the address in the PLC&apos;s request.</source>
        <translation>Задайте plc_base или адрес в запросе ПЛК.</translation>
    </message>
    <message>
        <source>The OPC UA server {url} does not answer.</source>
        <translation>Сервер OPC UA {url} не отвечает.</translation>
    </message>
    <message>
        <source>Check its network cable, its address and the certificates.</source>
        <translation>Проверьте сетевой кабель, адрес и сертификаты.</translation>
    </message>
    <message>
        <source>The OPC UA server {url} refuses: {detail}.</source>
        <translation>Сервер OPC UA {url} отказывает: {detail}.</translation>
    </message>
    <message>
        <source>Check security, certificates and user on both sides.</source>
        <translation>Проверьте защиту, сертификаты и пользователя на обеих сторонах.</translation>
    </message>
    <message>
        <source>The PLC has no node {node}.</source>
        <translation>В ПЛК нет узла {node}.</translation>
    </message>
    <message>
        <source>Copy the node from the PLC&apos;s tool into the config.</source>
        <translation>Скопируйте узел из программы ПЛК в конфигурацию.</translation>
    </message>
    <message>
        <source>The node {node} does not hold words.</source>
        <translation>Узел {node} содержит не слова.</translation>
    </message>
    <message>
        <source>Give it the type INT, or an array of INT.</source>
        <translation>Задайте ему тип INT или массив INT.</translation>
    </message>
    <message>
        <source>Make the array so long.</source>
        <translation>Задайте массиву такую длину.</translation>
    </message>
    <message>
        <source>The PLC refuses the node {node}: {detail}.</source>
        <translation>ПЛК отказывает в узле {node}: {detail}.</translation>
    </message>
    <message>
        <source>Let the station&apos;s user read and write it.</source>
        <translation>Разрешите пользователю станции чтение и запись узла.</translation>
    </message>
    <message>
        <source>The library for this PLC is not installed.</source>
        <translation>Библиотека для этого ПЛК не установлена.</translation>
    </message>
    <message>
        <source>Install the station with its extra {extra}, then start again.</source>
        <translation>Установите станцию с дополнением {extra}, затем запустите снова.</translation>
    </message>
    <message>
        <source>What the PLC sends is spoilt on the way. Every case is rejected.</source>
        <translation>Данные ПЛК портятся в пути. Бракуется каждый короб.</translation>
    </message>
    <message>
        <source>Check baud, parity and stop_bits, then the bus cable.</source>
        <translation>Проверьте baud, parity и stop_bits, затем кабель шины.</translation>
    </message>
    <message>
        <source>The PLC gave no new data for {age_ms} ms. Every case is rejected.</source>
        <translation>От ПЛК нет новых данных {age_ms} мс. Бракуется каждый короб.</translation>
    </message>
    <message>
        <source>The PLC heartbeat did not change for {age_ms} ms. Permissive is off.</source>
        <translation>Пульс ПЛК не менялся {age_ms} мс. Разрешение снято.</translation>
    </message>
    <message>
        <source>Check that the PLC program runs.</source>
        <translation>Проверьте, что программа ПЛК работает.</translation>
    </message>
    <message>
        <source>PLC map version is {theirs}, the station needs 1.</source>
        <translation>Версия карты ПЛК {theirs}, станции нужна 1.</translation>
    </message>
    <message>
        <source>Load PLC block version 1.</source>
        <translation>Загрузите блок ПЛК версии 1.</translation>
    </message>
    <message>
        <source>The probe word reads {read}, not {expected}: wrong register base.</source>
        <translation>Контрольное слово {read}, а не {expected}: неверная база регистров.</translation>
    </message>
    <message>
        <source>Set plc_base to the first PLC word.</source>
        <translation>Укажите в plc_base первое слово ПЛК.</translation>
    </message>
    <message>
        <source>The probe word reads {read}, not {expected}: bytes are swapped.</source>
        <translation>Контрольное слово {read}, а не {expected}: байты переставлены.</translation>
    </message>
    <message>
        <source>Set the byte order of the PLC block.</source>
        <translation>Задайте порядок байтов блока ПЛК.</translation>
    </message>
    <message>
        <source>The words of the PLC block are swapped in pairs: word {at} holds the probe.</source>
        <translation>Слова блока ПЛК переставлены попарно: контрольное слово на месте {at}.</translation>
    </message>
    <message>
        <source>Switch the 32-bit word swap off, in the PLC or its gateway.</source>
        <translation>Отключите перестановку 32-битных слов в ПЛК или его шлюзе.</translation>
    </message>
    <message>
        <source>The PLC sent an answer that does not fit the request ({what}).</source>
        <translation>Ответ ПЛК не подходит к запросу ({what}).</translation>
    </message>
    <message>
        <source>Call the PLC engineer.</source>
        <translation>Позовите инженера ПЛК.</translation>
    </message>
    <message>
        <source>PLC word {name} holds {value}, which is not possible.</source>
        <translation>В слове ПЛК {name} стоит {value}, это невозможно.</translation>
    </message>
    <message>
        <source>The PLC refused the request with Modbus code {code}.</source>
        <translation>ПЛК отклонил запрос с кодом Modbus {code}.</translation>
    </message>
    <message>
        <source>Check unit, plc_base and station_base.</source>
        <translation>Проверьте unit, plc_base и station_base.</translation>
    </message>
    <message>
        <source>The PLC has no {kind} registers {first} to {last} (Modbus code {code}).</source>
        <translation>В ПЛК нет регистров {kind} с {first} по {last} (код Modbus {code}).</translation>
    </message>
    <message>
        <source>Check plc_base, or set register = &quot;{other}&quot;.</source>
        <translation>Проверьте plc_base или задайте register = &quot;{other}&quot;.</translation>
    </message>
    <message>
        <source>The PLC has no holding registers {first} to {last} (Modbus code {code}).</source>
        <translation>В ПЛК нет регистров holding с {first} по {last} (код Modbus {code}).</translation>
    </message>
    <message>
        <source>Check station_base.</source>
        <translation>Проверьте station_base.</translation>
    </message>
    <message>
        <source>The PLC block was not consistent for {age_ms} ms.</source>
        <translation>Блок ПЛК не был целым {age_ms} мс.</translation>
    </message>
    <message>
        <source>Publish word 23 first and word 0 last.</source>
        <translation>Пишите слово 23 первым, слово 0 последним.</translation>
    </message>
    <message>
        <source>The I/O block&apos;s host watchdog is off (register {register}: {value}).</source>
        <translation>Сторожевой таймер блока ввода-вывода выключен (регистр {register}: {value}).</translation>
    </message>
    <message>
        <source>Switch it on, with every output off as its safe state.</source>
        <translation>Включите его; безопасное состояние — все выходы выключены.</translation>
    </message>
    <message>
        <source>The I/O block&apos;s watchdog cannot be read ({kind} register {register}).</source>
        <translation>Сторожевой таймер блока ввода-вывода не читается (регистр {kind} {register}).</translation>
    </message>
    <message>
        <source>Correct the register, or pull the cable, look, and name who did.</source>
        <translation>Исправьте регистр или выньте кабель, посмотрите и назовите проверившего.</translation>
    </message>
    <message>
        <source>The I/O block has no inputs {first} to {last} (Modbus code {code}).</source>
        <translation>У блока ввода-вывода нет входов {first}–{last} (код Modbus {code}).</translation>
    </message>
    <message>
        <source>Correct [plc.inputs], from 0, and unit.</source>
        <translation>Исправьте [plc.inputs], от 0, и unit.</translation>
    </message>
    <message>
        <source>The I/O block has no coils {first} to {last} (Modbus code {code}).</source>
        <translation>У блока ввода-вывода нет выходов {first}–{last} (код Modbus {code}).</translation>
    </message>
    <message>
        <source>Correct [plc.outputs], from 0, and unit.</source>
        <translation>Исправьте [plc.outputs], от 0, и unit.</translation>
    </message>
    <message>
        <source>The I/O block&apos;s case counter cannot be read ({kind} register {register}).</source>
        <translation>Счётчик коробов блока ввода-вывода не читается (регистр {kind} {register}).</translation>
    </message>
    <message>
        <source>Correct the register, or take [plc.counter] out of the config.</source>
        <translation>Исправьте регистр или уберите [plc.counter] из конфигурации.</translation>
    </message>
    <message>
        <source>The I/O block does not keep the station&apos;s mark (holding register {register}).</source>
        <translation>Блок ввода-вывода не хранит метку станции (регистр holding {register}).</translation>
    </message>
    <message>
        <source>Correct mark in [plc.counter], or take it out of the config.</source>
        <translation>Исправьте mark в [plc.counter] или уберите его из конфигурации.</translation>
    </message>
    <message>
        <source>Another master writes into the station block. Permissive is off.</source>
        <translation>В блок станции пишет другой мастер. Разрешение снято.</translation>
    </message>
    <message>
        <source>Find and stop the other program.</source>
        <translation>Найдите и остановите другую программу.</translation>
    </message>
    <message>
        <source>The PLC asks about case {read}, {expected} was expected. Line held.</source>
        <translation>ПЛК спрашивает о коробе {read}, ожидался {expected}. Линия остановлена.</translation>
    </message>
    <message>
        <source>Check the PLC counter, then confirm the numbers.</source>
        <translation>Проверьте счётчик ПЛК, затем подтвердите номера.</translation>
    </message>
    <message>
        <source>{n:Case {first} was|Cases {first} to {last} were} never seen{n:| ({n})}. {n:It is|They are} not proven.</source>
        <translation>{n:Короб {first} не виден|Короба с {first} по {last} не видны} ни разу{n:| ({n})}. {n:Он не доказан|Они не доказаны}.</translation>
    </message>
    <message>
        <source>Take {n:it|them} from the reject bin.</source>
        <translation>{n:Возьмите его|Возьмите их} из бункера брака.</translation>
    </message>
    <message>
        <source>Case {case} left the line without a pass. Line held.</source>
        <translation>Короб {case} ушёл с линии без разрешения. Линия остановлена.</translation>
    </message>
    <message>
        <source>Bring it back, then say where it was. Call the PLC engineer.</source>
        <translation>Верните его и укажите, где он был. Позовите инженера ПЛК.</translation>
    </message>
    <message>
        <source>The PLC took another answer for case {case} ({state}). Line held until it left.</source>
        <translation>ПЛК взял другой ответ для короба {case} ({state}). Линия стоит, пока он не уйдёт.</translation>
    </message>
    <message>
        <source>Check that it is ejected. Call the PLC engineer.</source>
        <translation>Проверьте, что он отбракован. Позовите инженера ПЛК.</translation>
    </message>
    <message>
        <source>Something passed the exit without a pass. Line held.</source>
        <translation>Выход прошло что-то без разрешения. Линия остановлена.</translation>
    </message>
    <message>
        <source>Find it, take it off, then reset the gate.</source>
        <translation>Найдите, снимите, затем сбросьте заслонку.</translation>
    </message>
    <message>
        <source>{n:Case {first}|Cases {first} to {last}}: ejection not confirmed{n:| ({n})}.</source>
        <translation>{n:Короб {first}|Короба с {first} по {last}}: отбраковка не подтверждена{n:| ({n})}.</translation>
    </message>
    <message>
        <source>Find {n:it|each}: scan or tap it, then say where it was.</source>
        <translation>{n:Найдите его|Найдите каждый}: сканируйте или коснитесь, затем укажите, где он был.</translation>
    </message>
    <message>
        <source>{n:Case {first}|Cases {first} to {last}} left unseen{n:| ({n})}: {cause}.</source>
        <translation>{n:Короб {first} ушёл|Короба с {first} по {last} ушли} незамеченными{n:| ({n})}: {cause}.</translation>
    </message>
    <message>
        <source>The gate is bypassed. Every case is quarantined.</source>
        <translation>Заслонка в обходе. Каждый короб в карантин.</translation>
    </message>
    <message>
        <source>Set the gate back to automatic.</source>
        <translation>Верните заслонку в автомат.</translation>
    </message>
    <message>
        <source>The reject bin is full.</source>
        <translation>Бункер брака полон.</translation>
    </message>
    <message>
        <source>Empty the reject bin.</source>
        <translation>Опорожните бункер брака.</translation>
    </message>
    <message>
        <source>Air pressure of the ejector is low.</source>
        <translation>Давление воздуха отбраковщика низкое.</translation>
    </message>
    <message>
        <source>Check the air supply.</source>
        <translation>Проверьте подачу воздуха.</translation>
    </message>
    <message>
        <source>A photocell or the trigger has been on for too long.</source>
        <translation>Фотодатчик или триггер включён слишком долго.</translation>
    </message>
    <message>
        <source>Take away what stands there; then clean the photocell.</source>
        <translation>Уберите то, что там стоит; затем протрите фотодатчик.</translation>
    </message>
    <message>
        <source>Camera {device} is lost{cause: ({cause})}. Cases are rejected.</source>
        <translation>Камера {device} потеряна{cause: ({cause})}. Короба бракуются.</translation>
    </message>
    <message>
        <source>Camera {device} sends an old picture again. The cases under it are rejected.</source>
        <translation>Камера {device} снова шлёт старый снимок. Короба под ней бракуются.</translation>
    </message>
    <message>
        <source>Check its trigger cable; if it goes on, switch the camera off and on.</source>
        <translation>Проверьте кабель триггера; если не прошло, выключите и включите камеру.</translation>
    </message>
    <message>
        <source>Reader {device} is lost{cause: ({cause})}. Cases are rejected.</source>
        <translation>Считыватель {device} потерян{cause: ({cause})}. Короба бракуются.</translation>
    </message>
    <message>
        <source>{device}: the daily check with the test card is due.</source>
        <translation>{device}: пора ежедневной проверки тест-картой.</translation>
    </message>
    <message>
        <source>Hold the line, then press Daily check on Doctor.</source>
        <translation>Остановите линию и нажмите «Проверка дня» в Докторе.</translation>
    </message>
    <message>
        <source>{device} did not send the test card as printed.</source>
        <translation>{device}: тест-карта прочитана не как напечатана.</translation>
    </message>
    <message>
        <source>Look at Doctor, mend it, then press Daily check there.</source>
        <translation>Смотрите Доктор, исправьте и нажмите там «Проверка дня».</translation>
    </message>
    <message>
        <source>The last {n} cases were all rejected: {reason}.</source>
        <translation>Последние короба все бракованы ({n}): {reason}.</translation>
    </message>
    <message>
        <source>Check these cases, then the camera or reader.</source>
        <translation>Проверьте эти короба, затем камеру или считыватель.</translation>
    </message>
    <message>
        <source>The pool {pool} cannot be asked: {cause}. Every {unit} is rejected.</source>
        <translation>Пул {pool} недоступен: {cause}. Бракуется каждая {unit}.</translation>
    </message>
    <message>
        <source>Import the pool, or check the disk: see Pools.</source>
        <translation>Импортируйте пул или проверьте диск: см. Пулы.</translation>
    </message>
    <message>
        <source>The pool {pool} has no code for the next label: {cause}.</source>
        <translation>В пуле {pool} нет кода для следующей этикетки: {cause}.</translation>
    </message>
    <message>
        <source>The used codes of the pool {pool} are not known yet. Line held.</source>
        <translation>Ещё не известно, какие коды пула {pool} заняты. Линия стоит.</translation>
    </message>
    <message>
        <source>Enter the number of its next code: Next code.</source>
        <translation>Введите номер следующего кода: Следующий код.</translation>
    </message>
    <message>
        <source>Fewer than {count} codes are left in the pool {pool}.</source>
        <translation>В пуле {pool} осталось меньше кодов, чем {count}.</translation>
    </message>
    <message>
        <source>Import more, or order them.</source>
        <translation>Импортируйте или закажите ещё.</translation>
    </message>
    <message>
        <source>Codes could not be looked up within {ms} ms: cases are rejected.</source>
        <translation>Коды не нашлись за {ms} мс: короба бракуются.</translation>
    </message>
    <message>
        <source>Check the disk of the station.</source>
        <translation>Проверьте диск станции.</translation>
    </message>
    <message>
        <source>Numbers of reader {reader} are not the PLC&apos;s triggers. Cases are rejected.</source>
        <translation>Номера считывателя {reader} — не триггеры ПЛК. Короба бракуются.</translation>
    </message>
    <message>
        <source>Let its telegrams carry the PLC&apos;s number (word 16).</source>
        <translation>Пусть его телеграммы несут номер ПЛК (слово 16).</translation>
    </message>
    <message>
        <source>Reader {reader} does not send the PLC&apos;s label trigger. Cases are rejected.</source>
        <translation>Считыватель {reader} не шлёт триггер этикетки ПЛК. Короба бракуются.</translation>
    </message>
    <message>
        <source>Make its telegrams carry the PLC&apos;s number (word 3).</source>
        <translation>Пусть его телеграммы несут номер ПЛК (слово 3).</translation>
    </message>
    <message>
        <source>Pictures come too fast to match them with cases. Cases are rejected.</source>
        <translation>Снимки идут слишком часто, чтобы отнести их к коробам. Короба бракуются.</translation>
    </message>
    <message>
        <source>Slow the line down, or set frame_within_ms ({within}) to what the camera takes.</source>
        <translation>Замедлите линию или задайте в frame_within_ms ({within}) время камеры.</translation>
    </message>
    <message>
        <source>{code} is off by {places:1 place|{places} places}. The first must be {expected}.</source>
        <translation>{code}: сдвиг мест: {places}. Первой должна быть {expected}.</translation>
    </message>
    <message>
        <source>Scan it once more, or scan the right first {unit}.</source>
        <translation>Сканируйте ещё раз или сканируйте верную первую: {unit}.</translation>
    </message>
    <message>
        <source>The queue is off by {places:1 {unit}|{places} {units}}. Cases after {first} are withdrawn.</source>
        <translation>Очередь сдвинута, {unit}: {places}. Короба после {first} отозваны.</translation>
    </message>
    <message>
        <source>{n:1 case|{n} cases} after {first} up to {last} {n:is|are} withdrawn, also delivered ones.</source>
        <translation>После {first} по {last} отозвано коробов: {n}, в том числе переданные.</translation>
    </message>
    <message>
        <source>The counts of {units} and frames differ. Cases are rejected.</source>
        <translation>Счёт ({units}) и кадры расходятся. Короба бракуются.</translation>
    </message>
    <message>
        <source>Stop the line, then press Match counts.</source>
        <translation>Остановите линию, затем нажмите Сверить счёт.</translation>
    </message>
    <message>
        <source>More than {n} alarms are active. Line held.</source>
        <translation>Активных тревог больше {n}. Линия остановлена.</translation>
    </message>
    <message>
        <source>Handle them from the top of the list.</source>
        <translation>Займитесь ими с верха списка.</translation>
    </message>
    <message>
        <source>The used SSCCs of {extension} {prefix} are not known yet. Line held.</source>
        <translation>Использованные SSCC {extension} {prefix} ещё неизвестны. Линия остановлена.</translation>
    </message>
    <message>
        <source>Connect upstream, or enter the next number from IT: Next SSCC.</source>
        <translation>Подключите верхний уровень или введите номер от ИТ: Следующий SSCC.</translation>
    </message>
    <message>
        <source>{destination} reports that {stations} assigns SSCCs of the same range.</source>
        <translation>{destination} сообщает, что {stations} присваивает SSCC из того же диапазона.</translation>
    </message>
    <message>
        <source>Call IT: each station needs its own serial_from and serial_to.</source>
        <translation>Позовите ИТ: каждой станции нужны свои serial_from и serial_to.</translation>
    </message>
    <message>
        <source>{code} is packed here and in case {other}.</source>
        <translation>{code} упакован здесь и в коробе {other}.</translation>
    </message>
    <message>
        <source>Find both cases. Call IT.</source>
        <translation>Найдите оба короба. Позовите ИТ.</translation>
    </message>
    <message>
        <source>The {name} was full when {member} left.</source>
        <translation>{name}: была полна, когда ушёл {member}.</translation>
    </message>
    <message>
        <source>Close it: Close {name}. Then add {member} by hand.</source>
        <translation>Закройте: Закрыть, {name}. Затем добавьте {member} вручную.</translation>
    </message>
    <message>
        <source>All SSCCs of the prefix {prefix} are used. Line held.</source>
        <translation>Все SSCC с префиксом {prefix} использованы. Линия остановлена.</translation>
    </message>
    <message>
        <source>Ask IT for another prefix or extension digit.</source>
        <translation>Запросите у ИТ другой префикс или цифру расширения.</translation>
    </message>
    <message>
        <source>The journal cannot be written: {cause}. Cases get no answer.</source>
        <translation>Журнал не пишется: {cause}. Короба без ответа.</translation>
    </message>
    <message>
        <source>Check the disk. It reopens by itself.</source>
        <translation>Проверьте диск. Журнал откроется сам.</translation>
    </message>
    <message>
        <source>Call IT: restore the newest backup, then run station restored.</source>
        <translation>Позовите ИТ: восстановите новейшую копию, затем station restored.</translation>
    </message>
    <message>
        <source>The journal is damaged ({finding}: {detail}). Line held.</source>
        <translation>Журнал повреждён ({finding}: {detail}). Линия остановлена.</translation>
    </message>
    <message>
        <source>Call IT: run station verify, restore the newest good backup.</source>
        <translation>Позовите ИТ: station verify, восстановите последнюю исправную копию.</translation>
    </message>
    <message>
        <source>A file of the running journal {cause}: {file}. Line held.</source>
        <translation>Файл рабочего журнала {cause}: {file}. Линия остановлена.</translation>
    </message>
    <message>
        <source>Call IT. Keep the folder quarantine: it contains all stored records.</source>
        <translation>Позовите ИТ. Сохраните папку quarantine: в ней все записи.</translation>
    </message>
    <message>
        <source>Only {percent} % of the disk is free.</source>
        <translation>Свободно только {percent} % диска.</translation>
    </message>
    <message>
        <source>Call IT to make room. Production goes on.</source>
        <translation>Позовите ИТ освободить место. Работа идёт дальше.</translation>
    </message>
    <message>
        <source>The disk took {ms} ms for one write: verdicts are late, good cases are rejected.</source>
        <translation>Запись на диск заняла {ms} мс: решения поздние, годные короба бракуются.</translation>
    </message>
    <message>
        <source>Call IT: find what else uses this disk.</source>
        <translation>Позовите ИТ: найдите, что ещё нагружает диск.</translation>
    </message>
    <message>
        <source>The journal&apos;s write-ahead log has {mb} MB: a program reads without a pause.</source>
        <translation>Журнал упреждающей записи {mb} МБ: какая-то программа читает без паузы.</translation>
    </message>
    <message>
        <source>Call IT: end that program.</source>
        <translation>Позовите ИТ: завершите эту программу.</translation>
    </message>
    <message>
        <source>The line is not recorded: {detail}. Production goes on.</source>
        <translation>Линия не записывается: {detail}. Производство продолжается.</translation>
    </message>
    <message>
        <source>Call IT: disk and rights. It begins again by itself.</source>
        <translation>Позовите ИТ: диск и права. Запись возобновится сама.</translation>
    </message>
    <message>
        <source>Pictures may take {limit_mb} MB, the disk has {room_mb}. The oldest are deleted.</source>
        <translation>Снимкам отведено {limit_mb} МБ, на диске {room_mb}. Старые удаляются.</translation>
    </message>
    <message>
        <source>Lower [evidence] limit_mb, or make room.</source>
        <translation>Уменьшите [evidence] limit_mb или освободите место.</translation>
    </message>
    <message>
        <source>The station cannot keep up: {queue} is full. Line held.</source>
        <translation>Станция не успевает: {queue} переполнена. Линия остановлена.</translation>
    </message>
    <message>
        <source>Call IT if it comes again.</source>
        <translation>Если повторится, позовите ИТ.</translation>
    </message>
    <message>
        <source>The clock jumped by {seconds} s.</source>
        <translation>Часы скакнули на {seconds} с.</translation>
    </message>
    <message>
        <source>Ask IT to check the time service.</source>
        <translation>Попросите ИТ проверить службу времени.</translation>
    </message>
    <message>
        <source>The printer {device} does not answer ({cause}).</source>
        <translation>Принтер {device} не отвечает ({cause}).</translation>
    </message>
    <message>
        <source>The head of printer {device} is open.</source>
        <translation>Головка принтера {device} открыта.</translation>
    </message>
    <message>
        <source>Close it.</source>
        <translation>Закройте её.</translation>
    </message>
    <message>
        <source>The printer {device} is jammed.</source>
        <translation>Замятие в принтере {device}.</translation>
    </message>
    <message>
        <source>Take the stuck label out.</source>
        <translation>Извлеките застрявшую этикетку.</translation>
    </message>
    <message>
        <source>The printer {device} has no labels.</source>
        <translation>В принтере {device} нет этикеток.</translation>
    </message>
    <message>
        <source>Put in a new roll.</source>
        <translation>Вставьте новый рулон.</translation>
    </message>
    <message>
        <source>The printer {device} has no ribbon.</source>
        <translation>В принтере {device} нет риббона.</translation>
    </message>
    <message>
        <source>Put in a new ribbon.</source>
        <translation>Вставьте новый риббон.</translation>
    </message>
    <message>
        <source>The memory of printer {device} is full.</source>
        <translation>Память принтера {device} заполнена.</translation>
    </message>
    <message>
        <source>The printer {device} is paused.</source>
        <translation>Принтер {device} на паузе.</translation>
    </message>
    <message>
        <source>Switch the pause off at the printer.</source>
        <translation>Снимите паузу на принтере.</translation>
    </message>
    <message>
        <source>A label waits in printer {device}.</source>
        <translation>В принтере {device} ждёт этикетка.</translation>
    </message>
    <message>
        <source>Take it off.</source>
        <translation>Снимите её.</translation>
    </message>
    <message>
        <source>The printer {device} has an error.</source>
        <translation>Ошибка принтера {device}.</translation>
    </message>
    <message>
        <source>Look at its display.</source>
        <translation>Смотрите его дисплей.</translation>
    </message>
    <message>
        <source>The label {code} of the {name} was not printed: {cause}.</source>
        <translation>Этикетка {code} ({name}) не напечатана: {cause}.</translation>
    </message>
    <message>
        <source>Look at the printer.</source>
        <translation>Посмотрите на принтер.</translation>
    </message>
    <message>
        <source>Nobody knows whether the label {code} of the {name} came out.</source>
        <translation>Неизвестно, вышла ли этикетка {code} ({name}).</translation>
    </message>
    <message>
        <source>Look for it at the printer.</source>
        <translation>Поищите её у принтера.</translation>
    </message>
    <message>
        <source>Audit: {code} was in case {case}, the journal has it elsewhere.</source>
        <translation>Аудит: {code} в коробе {case}, в журнале — в другом месте.</translation>
    </message>
    <message>
        <source>Keep the case apart: open all of it, pack it anew. Check its neighbours.</source>
        <translation>Отложите короб: вскройте, упакуйте заново. Проверьте соседние.</translation>
    </message>
    <message>
        <source>Open Balance: see when, and why.</source>
        <translation>Откройте Баланс: когда и почему.</translation>
    </message>
    <message>
        <source>Upstream {destination}: {cause}. Nothing is lost.</source>
        <translation>Верхний уровень {destination}: {cause}. Ничего не потеряно.</translation>
    </message>
    <message>
        <source>Tell IT. Production goes on.</source>
        <translation>Сообщите ИТ. Работа идёт дальше.</translation>
    </message>
    <message>
        <source>Ask IT for a new token.</source>
        <translation>Запросите у ИТ новый токен.</translation>
    </message>
    <message>
        <source>Upstream {destination}: {cause}. Nothing is sent, nothing is lost.</source>
        <translation>Верхний уровень {destination}: {cause}. Ничего не отправляется, ничего не потеряно.</translation>
    </message>
    <message>
        <source>Call IT. Production goes on.</source>
        <translation>Позовите ИТ. Работа идёт дальше.</translation>
    </message>
    <message>
        <source>Our certificate for {destination} ends on {until}.</source>
        <translation>Наш сертификат для {destination} кончается {until}.</translation>
    </message>
    <message>
        <source>Ask IT for a new one this month.</source>
        <translation>Запросите у ИТ новый в этом месяце.</translation>
    </message>
    <message>
        <source>Our certificate for {destination} ends on {until}, in a week or less.</source>
        <translation>Наш сертификат для {destination} кончается {until}, через неделю или раньше.</translation>
    </message>
    <message>
        <source>Ask IT for a new one now.</source>
        <translation>Запросите у ИТ новый сейчас.</translation>
    </message>
    <message>
        <source>Our certificate for {destination} ends on {until}, in a day or less.</source>
        <translation>Наш сертификат для {destination} кончается {until}, через день или раньше.</translation>
    </message>
    <message>
        <source>Call IT: after that day nothing is sent.</source>
        <translation>Позовите ИТ: после этого дня ничего не отправится.</translation>
    </message>
    <message>
        <source>Upstream {destination}: {cause}. Sending is paused.</source>
        <translation>Верхний уровень {destination}: {cause}. Отправка на паузе.</translation>
    </message>
    <message>
        <source>Call IT. Nothing was parked.</source>
        <translation>Позовите ИТ. Ничего не отложено.</translation>
    </message>
    <message>
        <source>Upstream {destination}: {cause}.</source>
        <translation>Верхний уровень {destination}: {cause}.</translation>
    </message>
    <message>
        <source>The outbox for {destination} cannot be read: {cause}.</source>
        <translation>Очередь отправки для {destination} не читается: {cause}.</translation>
    </message>
    <message>
        <source>Check the disk. Nothing is lost.</source>
        <translation>Проверьте диск. Ничего не потеряно.</translation>
    </message>
    <message>
        <source>Upstream {destination} refused a record.</source>
        <translation>Верхний уровень {destination} отклонил запись.</translation>
    </message>
    <message>
        <source>Open it, correct it, send it again.</source>
        <translation>Откройте её, исправьте, отправьте снова.</translation>
    </message>
    <message>
        <source>The last product was {before}: the line is not cleared for {product}.</source>
        <translation>Прошлый продукт: {before}. Линия не очищена для {product}.</translation>
    </message>
    <message>
        <source>Clear the line: tick every item on Orders.</source>
        <translation>Очистите линию: отметьте все пункты в Заказах.</translation>
    </message>
    <message>
        <source>{n:1 item is|{n} items are} not ticked: {item}.</source>
        <translation>Не {n:отмечен|отмечены|отмечено} {n} {n:пункт|пункта|пунктов}: {item}.</translation>
    </message>
    <message>
        <source>Look at each item, then tick it.</source>
        <translation>Проверьте каждый пункт и отметьте.</translation>
    </message>
    <message>
        <source>This station asks for no line clearance.</source>
        <translation>Станция не требует очистки линии.</translation>
    </message>
    <message>
        <source>No first case waits to be confirmed.</source>
        <translation>Первый короб не ждёт подтверждения.</translation>
    </message>
    <message>
        <source>A first case that is not right needs a reason.</source>
        <translation>Для неверного первого короба нужна причина.</translation>
    </message>
    <message>
        <source>Say what is wrong with it.</source>
        <translation>Укажите, что не так.</translation>
    </message>
    <message>
        <source>Order {order} is planned: {product}.</source>
        <translation>Заказ {order} запланирован: {product}.</translation>
    </message>
    <message>
        <source>Order {order} is not planned any more.</source>
        <translation>Заказ {order} больше не запланирован.</translation>
    </message>
    <message>
        <source>No order {order} is planned.</source>
        <translation>Заказ {order} не запланирован.</translation>
    </message>
    <message>
        <source>See the planned orders.</source>
        <translation>Смотрите запланированные заказы.</translation>
    </message>
    <message>
        <source>Order {order} was started before.</source>
        <translation>Заказ {order} уже начинался.</translation>
    </message>
    <message>
        <source>Check the number of the order.</source>
        <translation>Проверьте номер заказа.</translation>
    </message>
    <message>
        <source>There is no recipe for {product}. {n:1 product is|{n} products are} known: {known}.</source>
        <translation>Рецепта для {product} нет. {n:Известен|Известны|Известно} {n} {n:продукт|продукта|продуктов}: {known}.</translation>
    </message>
    <message>
        <source>Check the name of the product, or import its recipe.</source>
        <translation>Проверьте имя продукта или импортируйте рецепт.</translation>
    </message>
    <message>
        <source>Recipe {version} of {product} does not exist any more. There are: {versions}.</source>
        <translation>Рецепта {version} для {product} больше нет. Есть: {versions}.</translation>
    </message>
    <message>
        <source>Plan the order with another.</source>
        <translation>Запланируйте заказ с другим.</translation>
    </message>
    <message>
        <source>The sheet&apos;s code has an unknown part: {part}.</source>
        <translation>В коде листа неизвестная часть: {part}.</translation>
    </message>
    <message>
        <source>Its parts are: {keys}.</source>
        <translation>Его части: {keys}.</translation>
    </message>
    <message>
        <source>The sheet&apos;s code has {part} twice.</source>
        <translation>В коде листа {part} дважды.</translation>
    </message>
    <message>
        <source>Print the sheet anew.</source>
        <translation>Напечатайте лист заново.</translation>
    </message>
    <message>
        <source>The order has no {field}.</source>
        <translation>У заказа нет: {field}.</translation>
    </message>
    <message>
        <source>Add it.</source>
        <translation>Добавьте.</translation>
    </message>
    <message>
        <source>The {field} is too long, or has hidden characters.</source>
        <translation>{field}: слишком длинно или есть скрытые знаки.</translation>
    </message>
    <message>
        <source>At most {most} visible ones.</source>
        <translation>Не больше {most} видимых символов.</translation>
    </message>
    <message>
        <source>{field} is no number: {found}.</source>
        <translation>{field} — не число: {found}.</translation>
    </message>
    <message>
        <source>A whole number from 0 to {most}.</source>
        <translation>Целое число от 0 до {most}.</translation>
    </message>
    <message>
        <source>Order {order} is in line {other} already.</source>
        <translation>Заказ {order} уже в строке {other}.</translation>
    </message>
    <message>
        <source>Each order is there once.</source>
        <translation>Каждый заказ — один раз.</translation>
    </message>
    <message>
        <source>Check commas and quotes.</source>
        <translation>Проверьте запятые и кавычки.</translation>
    </message>
    <message>
        <source>The order has an unknown {name}.</source>
        <translation>В заказе неизвестное поле {name}.</translation>
    </message>
    <message>
        <source>Known are: {names}.</source>
        <translation>Известны: {names}.</translation>
    </message>
    <message>
        <source>{path}: column {name} is unknown.</source>
        <translation>{path}: столбец {name} неизвестен.</translation>
    </message>
    <message>
        <source>{path}: column {name} must be there once.</source>
        <translation>{path}: столбец {name} нужен ровно один раз.</translation>
    </message>
    <message>
        <source>{path} has more than {most} bytes.</source>
        <translation>{path} больше {most} байт.</translation>
    </message>
    <message>
        <source>Import it in parts.</source>
        <translation>Импортируйте по частям.</translation>
    </message>
    <message>
        <source>{path} has more than {most} orders.</source>
        <translation>В {path} больше {most} заказов.</translation>
    </message>
    <message>
        <source>{path}: line {line} is not UTF-8.</source>
        <translation>{path}: строка {line} не в UTF-8.</translation>
    </message>
    <message>
        <source>Save it as CSV UTF-8.</source>
        <translation>Сохраните как CSV UTF-8.</translation>
    </message>
    <message>
        <source>{path}: line {line} cannot be read: {detail}.</source>
        <translation>{path}: строка {line} не читается: {detail}.</translation>
    </message>
    <message>
        <source>Mend the file.</source>
        <translation>Исправьте файл.</translation>
    </message>
    <message>
        <source>{n:1 fault|{n} faults}: no order was planned.</source>
        <translation>{n} {n:ошибка|ошибки|ошибок}: ни один заказ не запланирован.</translation>
    </message>
    <message>
        <source>Mend the file, then import it again.</source>
        <translation>Исправьте файл и импортируйте снова.</translation>
    </message>
    <message>
        <source>More than {most} orders are planned.</source>
        <translation>Запланировано больше {most} заказов.</translation>
    </message>
    <message>
        <source>Drop some first.</source>
        <translation>Сначала удалите часть.</translation>
    </message>
    <message>
        <source>The file of planned orders cannot be used: {path}: {detail}.</source>
        <translation>Файл запланированных заказов не годится: {path}: {detail}.</translation>
    </message>
    <message>
        <source>Mend it, or remove it.</source>
        <translation>Исправьте или удалите его.</translation>
    </message>
    <message>
        <source>Nobody is signed in at this screen.</source>
        <translation>На этом экране никто не вошёл.</translation>
    </message>
    <message>
        <source>Sign in: name and PIN, or badge.</source>
        <translation>Войдите: имя и PIN или пропуск.</translation>
    </message>
    <message>
        <source>{name} may not do this: it needs the role {role}.</source>
        <translation>{name}: нет прав, нужна роль {role}.</translation>
    </message>
    <message>
        <source>Ask a person with that role.</source>
        <translation>Позовите человека с этой ролью.</translation>
    </message>
    <message>
        <source>The PIN is wrong.</source>
        <translation>Неверный PIN.</translation>
    </message>
    <message>
        <source>Try again: {left:1 try is|{left} tries are} left.</source>
        <translation>Повторите: {left:осталась|осталось|осталось} {left} {left:попытка|попытки|попыток}.</translation>
    </message>
    <message>
        <source>This badge belongs to no user here.</source>
        <translation>Этот пропуск никому не принадлежит.</translation>
    </message>
    <message>
        <source>Sign in with name and PIN.</source>
        <translation>Войдите по имени и PIN.</translation>
    </message>
    <message>
        <source>Too many wrong PINs.</source>
        <translation>Слишком много неверных PIN.</translation>
    </message>
    <message>
        <source>Try again in {seconds:1 second|{seconds} seconds}.</source>
        <translation>Повторите через {seconds} {seconds:секунду|секунды|секунд}.</translation>
    </message>
    <message>
        <source>There is no user {name}.</source>
        <translation>Пользователя {name} нет.</translation>
    </message>
    <message>
        <source>See the list of users.</source>
        <translation>Смотрите список пользователей.</translation>
    </message>
    <message>
        <source>User {name} exists.</source>
        <translation>Пользователь {name} уже есть.</translation>
    </message>
    <message>
        <source>A user&apos;s name has 1 to 40 visible characters.</source>
        <translation>Имя — от 1 до 40 видимых символов.</translation>
    </message>
    <message>
        <source>The name {name} is taken by the station itself.</source>
        <translation>Имя {name} занято самой станцией.</translation>
    </message>
    <message>
        <source>A PIN has 4 to 12 digits, not all the same.</source>
        <translation>PIN — от 4 до 12 цифр, не все одинаковые.</translation>
    </message>
    <message>
        <source>Choose another PIN.</source>
        <translation>Выберите другой PIN.</translation>
    </message>
    <message>
        <source>A badge has 6 to 200 characters.</source>
        <translation>Пропуск — от 6 до 200 символов.</translation>
    </message>
    <message>
        <source>Use another badge.</source>
        <translation>Возьмите другой пропуск.</translation>
    </message>
    <message>
        <source>This badge belongs to another user.</source>
        <translation>Этот пропуск — другого пользователя.</translation>
    </message>
    <message>
        <source>There are {n} users, and no room for more.</source>
        <translation>Пользователей {n}, места больше нет.</translation>
    </message>
    <message>
        <source>Remove one first.</source>
        <translation>Сначала удалите одного.</translation>
    </message>
    <message>
        <source>{name} is the last supervisor.</source>
        <translation>{name} — последний мастер.</translation>
    </message>
    <message>
        <source>Make another supervisor first.</source>
        <translation>Сначала назначьте другого мастера.</translation>
    </message>
    <message>
        <source>The first user must be a supervisor.</source>
        <translation>Первый пользователь должен быть мастером.</translation>
    </message>
    <message>
        <source>Create the first supervisor.</source>
        <translation>Создайте первого мастера.</translation>
    </message>
    <message>
        <source>The file of users cannot be used: {path}: {detail}.</source>
        <translation>Файл пользователей не годится: {path}: {detail}.</translation>
    </message>
    <message>
        <source>Too many screens are signed in.</source>
        <translation>Слишком много экранов с входом.</translation>
    </message>
    <message>
        <source>Sign out at another screen.</source>
        <translation>Выйдите на другом экране.</translation>
    </message>
    <message>
        <source>Loading for {to} begins.</source>
        <translation>Начата погрузка для {to}.</translation>
    </message>
    <message>
        <source>Scan cases and pallets.</source>
        <translation>Сканируйте короба и паллеты.</translation>
    </message>
    <message>
        <source>Loading note {document} for {to} begins.</source>
        <translation>Начата погрузка по накладной {document} для {to}.</translation>
    </message>
    <message>
        <source>{code} is on the list: {n} for {to}.</source>
        <translation>{code} в списке: {n} для {to}.</translation>
    </message>
    <message>
        <source>{code} is on the list, unproven: nobody knows who packed it.</source>
        <translation>{code} в списке как недоказанный: неизвестно, кто упаковал.</translation>
    </message>
    <message>
        <source>{code} is off the list: {n} left.</source>
        <translation>{code} убран из списка: осталось {n}.</translation>
    </message>
    <message>
        <source>The delivery for {to} is cancelled: nothing of it left.</source>
        <translation>Отгрузка для {to} отменена: ничего не ушло.</translation>
    </message>
    <message>
        <source>{code} is here again: {n} returned.</source>
        <translation>{code} снова здесь: возвращено {n}.</translation>
    </message>
    <message>
        <source>This station is a dock: it ships, and packs nothing.</source>
        <translation>Это склад отгрузки: здесь не упаковывают.</translation>
    </message>
    <message>
        <source>No delivery is open.</source>
        <translation>Отгрузка не открыта.</translation>
    </message>
    <message>
        <source>Scan the delivery note or the distributor first.</source>
        <translation>Сначала сканируйте накладную или дистрибьютора.</translation>
    </message>
    <message>
        <source>A delivery for {to} is open: {n} loaded.</source>
        <translation>Открыта отгрузка для {to}: погружено {n}.</translation>
    </message>
    <message>
        <source>Confirm or cancel it first.</source>
        <translation>Сначала подтвердите или отмените её.</translation>
    </message>
    <message>
        <source>{code} is no distributor of the list.</source>
        <translation>{code} — не дистрибьютор из списка.</translation>
    </message>
    <message>
        <source>Ask the office to add it to the list.</source>
        <translation>Попросите офис добавить его.</translation>
    </message>
    <message>
        <source>Ask the office.</source>
        <translation>Спросите в офисе.</translation>
    </message>
    <message>
        <source>Note {document} was shipped already, by {station}.</source>
        <translation>По накладной {document} уже отгрузила {station}.</translation>
    </message>
    <message>
        <source>Nothing is loaded for {to}.</source>
        <translation>Для {to} ничего не погружено.</translation>
    </message>
    <message>
        <source>Scan cases and pallets, or cancel.</source>
        <translation>Сканируйте короба и паллеты или отмените.</translation>
    </message>
    <message>
        <source>A delivery has at most {limit} containers.</source>
        <translation>В отгрузке не больше {limit} упаковок.</translation>
    </message>
    <message>
        <source>Confirm it, and open another one.</source>
        <translation>Подтвердите её и откройте новую.</translation>
    </message>
    <message>
        <source>{code} is not on the list.</source>
        <translation>{code} нет в списке.</translation>
    </message>
    <message>
        <source>{code} is on the list already.</source>
        <translation>{code} уже в списке.</translation>
    </message>
    <message>
        <source>{code} is not known: it was never released, or not told yet.</source>
        <translation>{code} неизвестен: не выпущен или ещё не сообщён.</translation>
    </message>
    <message>
        <source>{code} is not known here: units are known upstream, which does not answer.</source>
        <translation>{code} здесь неизвестен: единицы знает только верхний уровень, а он не отвечает.</translation>
    </message>
    <message>
        <source>If it is a unit, scan the label of its case; else put it aside.</source>
        <translation>Если это единица, сканируйте этикетку её короба; иначе отложите.</translation>
    </message>
    <message>
        <source>{code} is a unit in {name} {container}.</source>
        <translation>{code} — единица, она в: {name} {container}.</translation>
    </message>
    <message>
        <source>The {name} {code} is not closed yet.</source>
        <translation>{name} {code}: ещё не закрыто.</translation>
    </message>
    <message>
        <source>Close it first.</source>
        <translation>Сначала закройте.</translation>
    </message>
    <message>
        <source>The {name} {code} has not left the line yet.</source>
        <translation>{name} {code}: ещё на линии.</translation>
    </message>
    <message>
        <source>Wait until it has, and scan it again.</source>
        <translation>Дождитесь и сканируйте снова.</translation>
    </message>
    <message>
        <source>The {name} {code} is in quarantine.</source>
        <translation>{name} {code} в карантине.</translation>
    </message>
    <message>
        <source>Put it into quarantine; do not ship it.</source>
        <translation>Поставьте в карантин; не отгружайте.</translation>
    </message>
    <message>
        <source>The {name} {code} was rejected.</source>
        <translation>{name} {code}: брак.</translation>
    </message>
    <message>
        <source>The {name} {code} was taken apart: its label is void.</source>
        <translation>{name} {code}: расформировано, этикетка аннулирована.</translation>
    </message>
    <message>
        <source>{code} is decommissioned.</source>
        <translation>{code} выведен из оборота.</translation>
    </message>
    <message>
        <source>{code} is in the {name} {container}.</source>
        <translation>{code} находится в: {name} {container}.</translation>
    </message>
    <message>
        <source>Scan {container}; or take {code} out of it first.</source>
        <translation>Сканируйте {container} или сначала выньте {code}.</translation>
    </message>
    <message>
        <source>{code} was shipped to {to} on {date}.</source>
        <translation>{code} отгружен: {to}, {date}.</translation>
    </message>
    <message>
        <source>Return it first, or put it aside.</source>
        <translation>Сначала верните его или отложите.</translation>
    </message>
    <message>
        <source>{code} is {found}; note {document} asks for {expected}.</source>
        <translation>{code} — {found}; по накладной {document} нужно {expected}.</translation>
    </message>
    <message>
        <source>{code} is of lot {found}; note {document} asks for {expected}.</source>
        <translation>{code} — партия {found}; по накладной {document} нужна {expected}.</translation>
    </message>
    <message>
        <source>{product}: {loaded} loaded, note {document} asks for {expected}.</source>
        <translation>{product}: погружено {loaded}, по накладной {document} — {expected}.</translation>
    </message>
    <message>
        <source>Load the rest, or confirm with a reason.</source>
        <translation>Догрузите или подтвердите с причиной.</translation>
    </message>
    <message>
        <source>{code} was not shipped: there is nothing to return.</source>
        <translation>{code} не отгружался: возвращать нечего.</translation>
    </message>
    <message>
        <source>There is no delivery {delivery} here.</source>
        <translation>Отгрузки {delivery} здесь нет.</translation>
    </message>
    <message>
        <source>Delivery {delivery} is cancelled already.</source>
        <translation>Отгрузка {delivery} уже отменена.</translation>
    </message>
    <message>
        <source>The file cannot be read: {detail}.</source>
        <translation>Файл не читается: {detail}.</translation>
    </message>
    <message>
        <source>Line {line}: {detail}.</source>
        <translation>Строка {line}: {detail}.</translation>
    </message>
    <message>
        <source>Nothing of the file was taken.</source>
        <translation>Из файла ничего не взято.</translation>
    </message>
    <message>
        <source>The lists of shipping cannot be read: {detail}.</source>
        <translation>Списки отгрузки не читаются: {detail}.</translation>
    </message>
    <message>
        <source>Import them again.</source>
        <translation>Импортируйте их снова.</translation>
    </message>
    <message>
        <source>What other stations released cannot be read: {detail}.</source>
        <translation>Выпуск других станций не читается: {detail}.</translation>
    </message>
</context>
<context>
    <name>keyboard</name>
    <message>
        <source>Hide</source>
        <translation>Скрыть</translation>
    </message>
    <message>
        <source>Clear</source>
        <translation>Очистить</translation>
    </message>
    <message>
        <source>Enter</source>
        <translation>Ввод</translation>
    </message>
    <message>
        <source>Space</source>
        <translation>Пробел</translation>
    </message>
</context>
<context>
    <name>label</name>
    <message>
        <source>Templates</source>
        <translation>Шаблоны</translation>
    </message>
    <message>
        <source>Print a test label</source>
        <translation>Пробная этикетка</translation>
    </message>
    <message>
        <source>Print again</source>
        <translation>Напечатать снова</translation>
    </message>
    <message>
        <source>Go on without</source>
        <translation>Без этикетки</translation>
    </message>
    <message>
        <source>Press for one second</source>
        <translation>Удерживайте секунду</translation>
    </message>
    <message>
        <source>It goes on without the label {n}.</source>
        <translation>Дальше без этикетки {n}.</translation>
    </message>
    <message>
        <source>Spoilt</source>
        <translation>Испорчена</translation>
    </message>
    <message>
        <source>Lost</source>
        <translation>Потеряна</translation>
    </message>
    <message>
        <source>Printer broken</source>
        <translation>Принтер сломан</translation>
    </message>
    <message>
        <source>the printer counted it</source>
        <translation>по счёту</translation>
    </message>
    <message>
        <source>only taken by the printer</source>
        <translation>только принята</translation>
    </message>
    <message>
        <source>No label was printed here yet.</source>
        <translation>Здесь ещё не печатали.</translation>
    </message>
    <message>
        <source>This station has no label printer.</source>
        <translation>У станции нет принтера этикеток.</translation>
    </message>
    <message>
        <source>printing</source>
        <translation>печатает</translation>
    </message>
    <message>
        <source>ready</source>
        <translation>готов</translation>
    </message>
    <message>
        <source>connected, says nothing of itself</source>
        <translation>подключён, о себе молчит</translation>
    </message>
    <message>
        <source>State</source>
        <translation>Состояние</translation>
    </message>
    <message>
        <source>Proof</source>
        <translation>Подтверждение</translation>
    </message>
    <message>
        <source>Product</source>
        <translation>Продукт</translation>
    </message>
    <message>
        <source>Lot</source>
        <translation>Партия</translation>
    </message>
    <message>
        <source>In it</source>
        <translation>Внутри</translation>
    </message>
    <message>
        <source>Date on it</source>
        <translation>Дата на ней</translation>
    </message>
    <message>
        <source>Sent</source>
        <translation>Отправлено</translation>
    </message>
    <message>
        <source>Makes void</source>
        <translation>Аннулирует</translation>
    </message>
    <message>
        <source>By</source>
        <translation>Кто</translation>
    </message>
    <message>
        <source>Reason</source>
        <translation>Причина</translation>
    </message>
    <message>
        <source>Look for it at the applicator. If it is not there, print it again.</source>
        <translation>Поищите её у аппликатора. Если её там нет, напечатайте снова.</translation>
    </message>
    <message>
        <source>Look for it at the printer. If it is there, scan it; else print it again.</source>
        <translation>Поищите у принтера. Есть — сканируйте, нет — напечатайте снова.</translation>
    </message>
    <message>
        <source>It is printed as soon as the printer is ready.</source>
        <translation>Напечатается, как только принтер готов.</translation>
    </message>
    <message>
        <source>It is being printed.</source>
        <translation>Печатается.</translation>
    </message>
    <message>
        <source>The applicator puts it on the next case, whose reader reads it.</source>
        <translation>Аппликатор наклеит её на следующий короб, считыватель её прочтёт.</translation>
    </message>
    <message>
        <source>Put it on the {name}, then scan it.</source>
        <translation>Наклейте и сканируйте: {name}.</translation>
    </message>
    <message>
        <source>Put the printer right, then print it again.</source>
        <translation>Исправьте принтер и напечатайте снова.</translation>
    </message>
    <message>
        <source>It is on. Is it spoilt or lost? Print another one.</source>
        <translation>Наклеена. Испорчена или потеряна? Напечатайте другую.</translation>
    </message>
    <message>
        <source>It goes on without this label. It can be printed now.</source>
        <translation>Дальше без этикетки. Её можно напечатать сейчас.</translation>
    </message>
    <message>
        <source>void: {why}. Throw it away.</source>
        <translation>аннулирована: {why}. Выбросьте её.</translation>
    </message>
    <message>
        <source>Its container was given up.</source>
        <translation>От её упаковки отказались.</translation>
    </message>
    <message>
        <source>There is no template: IT puts them into the folder of templates.</source>
        <translation>Шаблонов нет: ИТ кладёт их в папку шаблонов.</translation>
    </message>
    <message>
        <source>A test label has a code of no company.</source>
        <translation>На пробной этикетке код без компании.</translation>
    </message>
    <message>
        <source>Level</source>
        <translation>Уровень</translation>
    </message>
    <message>
        <source>Size</source>
        <translation>Размер</translation>
    </message>
    <message>
        <source>every product</source>
        <translation>любой продукт</translation>
    </message>
    <message>
        <source>For</source>
        <translation>Для</translation>
    </message>
</context>
<context>
    <name>learn</name>
    <message>
        <source>Units an hour</source>
        <translation>Единиц в час</translation>
    </message>
    <message>
        <source>Exposure, µs</source>
        <translation>Выдержка, мкс</translation>
    </message>
    <message>
        <source>Units in the picture</source>
        <translation>Единиц в снимке</translation>
    </message>
    <message>
        <source>as set</source>
        <translation>задано</translation>
    </message>
    <message>
        <source>Take a picture</source>
        <translation>Снять</translation>
    </message>
    <message>
        <source>Another case</source>
        <translation>Другой короб</translation>
    </message>
    <message>
        <source>Save the recipe</source>
        <translation>Сохранить рецепт</translation>
    </message>
    <message>
        <source>To the restart</source>
        <translation>К перезапуску</translation>
    </message>
    <message>
        <source>A picture is taken.</source>
        <translation>Снимок сделан.</translation>
    </message>
    <message>
        <source>Taking a picture and learning from it.</source>
        <translation>Снимаем и изучаем.</translation>
    </message>
    <message>
        <source>Lay a full case straight under the camera.</source>
        <translation>Положите полный короб ровно под камеру.</translation>
    </message>
    <message>
        <source>{n:1 picture|{n} pictures}</source>
        <translation>{n} {n:снимок|снимка|снимков}</translation>
    </message>
    <message>
        <source>{n:1 case|{n} different cases}</source>
        <translation>{n} {n:короб|разных короба|разных коробов}</translation>
    </message>
    <message>
        <source>Without speed and exposure the line&apos;s motion is not counted in.</source>
        <translation>Без скорости и выдержки движение не учтено.</translation>
    </message>
    <message>
        <source>at the line&apos;s speed</source>
        <translation>на ходу</translation>
    </message>
    <message>
        <source>standing still</source>
        <translation>стоя на месте</translation>
    </message>
    <message>
        <source>proven: ≥ {rate}</source>
        <translation>точно ≥ {rate}</translation>
    </message>
    <message>
        <source>Grid</source>
        <translation>Сетка</translation>
    </message>
    <message>
        <source>Cases that pass</source>
        <translation>Коробов пройдёт</translation>
    </message>
    <message>
        <source>Codes read</source>
        <translation>Считано кодов</translation>
    </message>
    <message>
        <source>px per module</source>
        <translation>px на модуль</translation>
    </message>
    <message>
        <source>Contrast</source>
        <translation>Контраст</translation>
    </message>
    <message>
        <source>Blur, modules</source>
        <translation>Размытие, модули</translation>
    </message>
</context>
<context>
    <name>level</name>
    <message>
        <source>unit</source>
        <translation>единица</translation>
    </message>
    <message>
        <source>bundle</source>
        <translation>блок</translation>
    </message>
    <message>
        <source>layer</source>
        <translation>слой</translation>
    </message>
    <message>
        <source>case</source>
        <translation>короб</translation>
    </message>
    <message>
        <source>crate</source>
        <translation>ящик</translation>
    </message>
    <message>
        <source>pallet</source>
        <translation>паллета</translation>
    </message>
    <message>
        <source>container</source>
        <translation>упаковка</translation>
    </message>
    <message>
        <source>{n:1 bundle|{n} bundles}</source>
        <translation>{n} {n:упаковка|упаковки|упаковок}</translation>
    </message>
    <message>
        <source>{n:1 layer|{n} layers}</source>
        <translation>{n} {n:слой|слоя|слоёв}</translation>
    </message>
    <message>
        <source>{n:1 case|{n} cases}</source>
        <translation>{n} {n:короб|короба|коробов}</translation>
    </message>
    <message>
        <source>{n:1 crate|{n} crates}</source>
        <translation>{n} {n:ящик|ящика|ящиков}</translation>
    </message>
    <message>
        <source>{n:1 pallet|{n} pallets}</source>
        <translation>{n} {n:паллета|паллеты|паллет}</translation>
    </message>
    <message>
        <source>{n:1 container|{n} containers}</source>
        <translation>{n} {n:упаковка|упаковки|упаковок}</translation>
    </message>
    <message>
        <source>Scan the label of the {name}.</source>
        <translation>Сканируйте этикетку: {name}.</translation>
    </message>
    <message>
        <source>{Name} {n} of {m}</source>
        <translation>{Name} {n} из {m}</translation>
    </message>
    <message>
        <source>Close {name}</source>
        <translation>Закрыть: {name}</translation>
    </message>
    <message>
        <source>The {name} with {n} of {m} was closed.</source>
        <translation>{name}: закрыто с {n} из {m}.</translation>
    </message>
</context>
<context>
    <name>login</name>
    <message>
        <source>No badge is wanted now.</source>
        <translation>Пропуск сейчас не нужен.</translation>
    </message>
    <message>
        <source>The two PINs differ.</source>
        <translation>PIN не совпадают.</translation>
    </message>
    <message>
        <source>Signed in.</source>
        <translation>Вход выполнен.</translation>
    </message>
    <message>
        <source>The shift was handed over to {name}.</source>
        <translation>Смена передана: {name}.</translation>
    </message>
    <message>
        <source>Operator</source>
        <translation>Оператор</translation>
    </message>
    <message>
        <source>Supervisor</source>
        <translation>Мастер</translation>
    </message>
    <message>
        <source>Engineer</source>
        <translation>Инженер</translation>
    </message>
    <message>
        <source>Plant IT</source>
        <translation>ИТ завода</translation>
    </message>
    <message>
        <source>Sign in</source>
        <translation>Войти</translation>
    </message>
    <message>
        <source>Signed in</source>
        <translation>Вошли</translation>
    </message>
    <message>
        <source>Hand over</source>
        <translation>Сдать смену</translation>
    </message>
    <message>
        <source>Create the first supervisor</source>
        <translation>Создайте первого мастера</translation>
    </message>
    <message>
        <source>Back</source>
        <translation>Назад</translation>
    </message>
    <message>
        <source>Lock</source>
        <translation>Заблокировать</translation>
    </message>
    <message>
        <source>The same PIN once more, then OK.</source>
        <translation>Тот же PIN ещё раз, затем OK.</translation>
    </message>
    <message>
        <source>Type the name, choose a PIN of 4 to 12 digits, then OK.</source>
        <translation>Введите имя, выберите PIN из 4–12 цифр, затем OK.</translation>
    </message>
    <message>
        <source>Name</source>
        <translation>Имя</translation>
    </message>
    <message>
        <source>OK</source>
        <translation>OK</translation>
    </message>
    <message>
        <source>{name}: enter the PIN, then OK.</source>
        <translation>{name}: введите PIN, затем OK.</translation>
    </message>
    <message>
        <source>Tap your name, or scan your badge.</source>
        <translation>Нажмите своё имя или сканируйте пропуск.</translation>
    </message>
    <message>
        <source>More names</source>
        <translation>Ещё имена</translation>
    </message>
</context>
<context>
    <name>lookup</name>
    <message>
        <source>A code, or an order</source>
        <translation>Код или заказ</translation>
    </message>
    <message>
        <source>Look up</source>
        <translation>Найти</translation>
    </message>
    <message>
        <source>Back</source>
        <translation>Назад</translation>
    </message>
    <message>
        <source>Story</source>
        <translation>История</translation>
    </message>
    <message>
        <source>Case and units</source>
        <translation>Короб и единицы</translation>
    </message>
    <message>
        <source>Picture</source>
        <translation>Снимок</translation>
    </message>
    <message>
        <source>Earlier</source>
        <translation>Раньше</translation>
    </message>
    <message>
        <source>Later</source>
        <translation>Позже</translation>
    </message>
    <message>
        <source>All cases</source>
        <translation>Все короба</translation>
    </message>
    <message>
        <source>Not good only</source>
        <translation>Только негодные</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>Отмена</translation>
    </message>
    <message>
        <source>On {container}.</source>
        <translation>Внутри {container}.</translation>
    </message>
    <message>
        <source>It is shipped.</source>
        <translation>Отгружен.</translation>
    </message>
    <message>
        <source>{level}: {state}</source>
        <translation>{level}: {state}</translation>
    </message>
    <message>
        <source>In {container}: {state}.</source>
        <translation>В {container}: {state}.</translation>
    </message>
    <message>
        <source>Decommissioned: {fate}.</source>
        <translation>Выведен из оборота: {fate}.</translation>
    </message>
    <message>
        <source>Void: its container was taken apart.</source>
        <translation>Аннулирован: упаковка расформирована.</translation>
    </message>
    <message>
        <source>Void: the container now has the code {code}.</source>
        <translation>Аннулирован: теперь код упаковки {code}.</translation>
    </message>
    <message>
        <source>It waits on the belt, in no case yet.</source>
        <translation>Ждёт на ленте, пока не в коробе.</translation>
    </message>
    <message>
        <source>Free: it is in no container.</source>
        <translation>Свободен: ни в какой упаковке.</translation>
    </message>
    <message>
        <source>{container}: {state}, {n:1 member|{n} members}.</source>
        <translation>{container}: {state}, {n} {n:вложение|вложения|вложений}.</translation>
    </message>
    <message>
        <source>Free. Last in case {case}: {state}.</source>
        <translation>Свободен. Был в коробе {case}: {state}.</translation>
    </message>
    <message>
        <source>Read, and the case passed</source>
        <translation>Считан, короб годен</translation>
    </message>
    <message>
        <source>Read, and the case was rejected</source>
        <translation>Считан, короб бракован</translation>
    </message>
    <message>
        <source>The case was never seen</source>
        <translation>Короб не видели</translation>
    </message>
    <message>
        <source>Released</source>
        <translation>Выпущен</translation>
    </message>
    <message>
        <source>Taken out: its units are free again</source>
        <translation>Вынут: его единицы снова свободны</translation>
    </message>
    <message>
        <source>Put in doubt</source>
        <translation>Поставлен под сомнение</translation>
    </message>
    <message>
        <source>Withdrawn: its order was wrong</source>
        <translation>Отозван: порядок был неверен</translation>
    </message>
    <message>
        <source>Found good again</source>
        <translation>Снова признан годным</translation>
    </message>
    <message>
        <source>Left the line</source>
        <translation>Сошёл с линии</translation>
    </message>
    <message>
        <source>Found by a person</source>
        <translation>Найден человеком</translation>
    </message>
    <message>
        <source>Opened to be packed</source>
        <translation>Открыт для упаковки</translation>
    </message>
    <message>
        <source>Packed and closed</source>
        <translation>Упакован и закрыт</translation>
    </message>
    <message>
        <source>Shipped</source>
        <translation>Отгружен</translation>
    </message>
    <message>
        <source>Came back from shipping</source>
        <translation>Вернулся с отгрузки</translation>
    </message>
    <message>
        <source>out: {code}</source>
        <translation>вынут: {code}</translation>
    </message>
    <message>
        <source>in: {code}</source>
        <translation>вложен: {code}</translation>
    </message>
    <message>
        <source>old code {code}</source>
        <translation>старый код {code}</translation>
    </message>
    <message>
        <source>new code {code}</source>
        <translation>новый код {code}</translation>
    </message>
    <message>
        <source>code {code}</source>
        <translation>код {code}</translation>
    </message>
    <message>
        <source>to {code}</source>
        <translation>кому: {code}</translation>
    </message>
    <message>
        <source>document {code}</source>
        <translation>документ {code}</translation>
    </message>
    <message>
        <source>by the exit</source>
        <translation>через выход</translation>
    </message>
    <message>
        <source>pass taken, exit not seen</source>
        <translation>взято разрешение, выход не виден</translation>
    </message>
    <message>
        <source>by the ejector</source>
        <translation>отбраковщиком</translation>
    </message>
    <message>
        <source>not seen how</source>
        <translation>неизвестно как</translation>
    </message>
    <message>
        <source>by hand</source>
        <translation>вручную</translation>
    </message>
    <message>
        <source>Scan any code</source>
        <translation>Сканируйте любой код</translation>
    </message>
    <message>
        <source>Or type it and press Look up.</source>
        <translation>Или введите и нажмите «Найти».</translation>
    </message>
    <message>
        <source>This code was never seen on this line.</source>
        <translation>Этот код на линии не встречался.</translation>
    </message>
    <message>
        <source>Case {case}: {state}.</source>
        <translation>Короб {case}: {state}.</translation>
    </message>
    <message>
        <source>Upstream {names} refused it: see Sync.</source>
        <translation>Верхний уровень {names} отклонил: см. Обмен.</translation>
    </message>
    <message>
        <source>Upstream has it.</source>
        <translation>На верхнем уровне это есть.</translation>
    </message>
    <message>
        <source>It waits for upstream.</source>
        <translation>Ждёт отправки на верхний уровень.</translation>
    </message>
    <message>
        <source>by {who}</source>
        <translation>кто: {who}</translation>
    </message>
    <message>
        <source>In this case</source>
        <translation>В этом коробе</translation>
    </message>
    <message>
        <source>There are more: trace it on the command line.</source>
        <translation>Есть ещё: смотрите командой trace.</translation>
    </message>
    <message>
        <source>{n:1 member|{n} members}</source>
        <translation>{n} {n:вложение|вложения|вложений}</translation>
    </message>
    <message>
        <source>Order: all of its cases</source>
        <translation>Заказ: все его короба</translation>
    </message>
    <message>
        <source>{first}–{last} of {n}</source>
        <translation>{first}–{last} из {n}</translation>
    </message>
    <message>
        <source>No case to show.</source>
        <translation>Нет короба для показа.</translation>
    </message>
    <message>
        <source>{passed} passed, {rejected} rejected</source>
        <translation>годных {passed}, брак {rejected}</translation>
    </message>
    <message>
        <source>{percent} % looked through</source>
        <translation>просмотрено {percent} %</translation>
    </message>
    <message>
        <source>stopped at {percent} %</source>
        <translation>остановлено на {percent} %</translation>
    </message>
    <message>
        <source>the first {n} are shown</source>
        <translation>показаны первые {n}</translation>
    </message>
</context>
<context>
    <name>lost</name>
    <message>
        <source>Station does not answer</source>
        <translation>Станция не отвечает</translation>
    </message>
    <message>
        <source>Station is not running</source>
        <translation>Станция не работает</translation>
    </message>
    <message>
        <source>This screen is not allowed to connect</source>
        <translation>Этому экрану нельзя подключаться</translation>
    </message>
    <message>
        <source>Screen and station do not match</source>
        <translation>Экран и станция не подходят друг другу</translation>
    </message>
    <message>
        <source>Too many screens are connected</source>
        <translation>Подключено слишком много экранов</translation>
    </message>
    <message>
        <source>Call IT: the token file is missing or old.</source>
        <translation>Позовите ИТ: файл токена пропал или устарел.</translation>
    </message>
    <message>
        <source>Call IT: update this screen.</source>
        <translation>Позовите ИТ: обновите этот экран.</translation>
    </message>
    <message>
        <source>Close a screen that is not needed.</source>
        <translation>Закройте ненужный экран.</translation>
    </message>
    <message>
        <source>Look at the stack light: it shows the line, this screen does not.</source>
        <translation>Смотрите на световую колонну: линию показывает она, не этот экран.</translation>
    </message>
    <message>
        <source>To stop the line use the button on the machine.</source>
        <translation>Чтобы остановить линию, нажмите кнопку на машине.</translation>
    </message>
    <message>
        <source>Not back in 1 minute: call the shift leader.</source>
        <translation>Нет связи 1 минуту: позовите начальника смены.</translation>
    </message>
    <message>
        <source>Nothing is lost. Station stopped: the PLC rejects every case. Only this screen cut off: the line runs on.</source>
        <translation>Ничего не потеряно. Станция стоит: ПЛК бракует все короба. Отключён лишь экран: линия идёт.</translation>
    </message>
    <message>
        <source>Connecting to the station</source>
        <translation>Подключение к станции</translation>
    </message>
    <message>
        <source>Station restarts</source>
        <translation>Станция перезапускается</translation>
    </message>
    <message>
        <source>Ordered by {who}: saved settings take effect.</source>
        <translation>Команда: {who}. Вступают в силу сохранённые настройки.</translation>
    </message>
    <message>
        <source>The PLC rejects every case until the station is back.</source>
        <translation>ПЛК бракует каждый короб, пока станция не вернётся.</translation>
    </message>
    <message>
        <source>This screen comes back by itself. Not back in 1 minute: call the shift leader.</source>
        <translation>Экран вернётся сам. Нет 1 минуту: позовите начальника смены.</translation>
    </message>
    <message>
        <source>Nothing is lost: what was packed is recorded, the order stays open.</source>
        <translation>Ничего не потеряно: упакованное записано, заказ открыт.</translation>
    </message>
    <message>
        <source>lost for</source>
        <translation>нет связи</translation>
    </message>
    <message>
        <source>Try now</source>
        <translation>Повторить</translation>
    </message>
    <message>
        <source>Trying now (attempt {n})</source>
        <translation>Пробуем (попытка {n})</translation>
    </message>
    <message>
        <source>Trying again in {s} s (attempt {n})</source>
        <translation>Повтор через {s} с (попытка {n})</translation>
    </message>
    <message>
        <source>Last seen</source>
        <translation>Последние данные</translation>
    </message>
</context>
<context>
    <name>more</name>
    <message>
        <source>Pages</source>
        <translation>Страницы</translation>
    </message>
    <message>
        <source>Language</source>
        <translation>Язык</translation>
    </message>
    <message>
        <source>Brightness</source>
        <translation>Яркость</translation>
    </message>
    <message>
        <source>Light</source>
        <translation>Светлая</translation>
    </message>
    <message>
        <source>Dark</source>
        <translation>Тёмная</translation>
    </message>
    <message>
        <source>Station {name}, version {version}</source>
        <translation>Станция {name}, версия {version}</translation>
    </message>
    <message>
        <source>Journal {epoch}, start {n}</source>
        <translation>Журнал {epoch}, пуск {n}</translation>
    </message>
</context>
<context>
    <name>noun</name>
    <message>
        <source>{n:unit|units}</source>
        <translation>{n:единица|единицы|единиц}</translation>
    </message>
    <message>
        <source>{n:bottle|bottles}</source>
        <translation>{n:бутылка|бутылки|бутылок}</translation>
    </message>
    <message>
        <source>{n:can|cans}</source>
        <translation>{n:банка|банки|банок}</translation>
    </message>
    <message>
        <source>{n:box|boxes}</source>
        <translation>{n:коробка|коробки|коробок}</translation>
    </message>
    <message>
        <source>{n:bag|bags}</source>
        <translation>{n:упаковка|упаковки|упаковок}</translation>
    </message>
    <message>
        <source>{n:jar|jars}</source>
        <translation>{n:баночка|баночки|баночек}</translation>
    </message>
    <message>
        <source>{n:pouch|pouches}</source>
        <translation>саше</translation>
    </message>
    <message>
        <source>{n:tube|tubes}</source>
        <translation>{n:туба|тубы|туб}</translation>
    </message>
    <message>
        <source>{n:carton|cartons}</source>
        <translation>{n:пачка|пачки|пачек}</translation>
    </message>
</context>
<context>
    <name>now</name>
    <message>
        <source>Acknowledge</source>
        <translation>Подтвердить</translation>
    </message>
    <message>
        <source>This screen gets no new data.</source>
        <translation>Экран не получает новых данных.</translation>
    </message>
    <message>
        <source>Look at the stack light: what is shown here is old.</source>
        <translation>Смотрите на световую колонну: показанное здесь устарело.</translation>
    </message>
    <message>
        <source>The station restarts, ordered by {who}.</source>
        <translation>Станция перезапускается, команда: {who}.</translation>
    </message>
    <message>
        <source>Wait: this screen comes back by itself.</source>
        <translation>Подождите: экран вернётся сам.</translation>
    </message>
    <message>
        <source>+{n} more</source>
        <translation>ещё {n}</translation>
    </message>
    <message>
        <source>{n:1 case|{n} cases} must still be found.</source>
        <translation>Нужно найти ещё {n} {n:короб|короба|коробов}.</translation>
    </message>
    <message>
        <source>Find</source>
        <translation>Найти</translation>
    </message>
    <message>
        <source>Find each: tap it, then say where it was.</source>
        <translation>Найдите каждый: нажмите и укажите, где он был.</translation>
    </message>
    <message>
        <source>Scan it.</source>
        <translation>Сканируйте.</translation>
    </message>
    <message>
        <source>Open</source>
        <translation>Открыть</translation>
    </message>
    <message>
        <source>Scan it on the page Balance, or skip it there.</source>
        <translation>Сканируйте на странице Баланс или пропустите там.</translation>
    </message>
    <message>
        <source>Restart …</source>
        <translation>Перезапуск …</translation>
    </message>
    <message>
        <source>Settings are saved; restart to apply.</source>
        <translation>Настройки сохранены; перезапустите для применения.</translation>
    </message>
    <message>
        <source>The line runs on with the old ones until then.</source>
        <translation>До тех пор линия работает со старыми.</translation>
    </message>
    <message>
        <source>Case {case} rejected: {reason} at {cells}.</source>
        <translation>Короб {case} отбракован: {reason}, {cells}.</translation>
    </message>
    <message>
        <source>Case {case} rejected: {reason}.</source>
        <translation>Короб {case} отбракован: {reason}.</translation>
    </message>
    <message>
        <source>Take it from the reject bin and fix it. The line runs on.</source>
        <translation>Возьмите из бункера брака и исправьте. Линия работает.</translation>
    </message>
    <message>
        <source>Line is good. Nothing to do.</source>
        <translation>Линия в порядке. Делать нечего.</translation>
    </message>
    <message>
        <source>Line is ready. Nothing to do.</source>
        <translation>Линия готова. Делать нечего.</translation>
    </message>
    <message>
        <source>It runs when the machines start.</source>
        <translation>Пойдёт, когда пустят машины.</translation>
    </message>
    <message>
        <source>Line waits. Nothing to do.</source>
        <translation>Линия ждёт. Делать нечего.</translation>
    </message>
    <message>
        <source>A machine before or after it has stopped.</source>
        <translation>Стоит машина до неё или после.</translation>
    </message>
    <message>
        <source>Line is held by the machine.</source>
        <translation>Линию держит машина.</translation>
    </message>
    <message>
        <source>Reset it at the machine.</source>
        <translation>Сбросьте на машине.</translation>
    </message>
    <message>
        <source>Line is stopped.</source>
        <translation>Линия стоит.</translation>
    </message>
    <message>
        <source>Start it at the machine.</source>
        <translation>Пустите на машине.</translation>
    </message>
    <message>
        <source>Line was aborted.</source>
        <translation>Линия аварийно остановлена.</translation>
    </message>
    <message>
        <source>Clear and reset it at the machine.</source>
        <translation>Устраните и сбросьте на машине.</translation>
    </message>
    <message>
        <source>Line has completed its run.</source>
        <translation>Линия закончила работу.</translation>
    </message>
    <message>
        <source>Line changes its state. Nothing to do.</source>
        <translation>Линия меняет состояние. Делать нечего.</translation>
    </message>
    <message>
        <source>The station is starting.</source>
        <translation>Станция запускается.</translation>
    </message>
    <message>
        <source>Wait a moment.</source>
        <translation>Подождите немного.</translation>
    </message>
    <message>
        <source>No alarms · {n} in the last hour</source>
        <translation>Тревог нет · за час: {n}</translation>
    </message>
    <message>
        <source>Confirm numbers</source>
        <translation>Подтвердить номера</translation>
    </message>
    <message>
        <source>Match counts</source>
        <translation>Сверить счёт</translation>
    </message>
    <message>
        <source>Guided check</source>
        <translation>Проверка</translation>
    </message>
    <message>
        <source>Next SSCC …</source>
        <translation>Следующий SSCC …</translation>
    </message>
    <message>
        <source>Next code …</source>
        <translation>Следующий код …</translation>
    </message>
    <message>
        <source>The counts are being matched: keep the line stopped for a moment.</source>
        <translation>Счёт сверяется: держите линию стоящей ещё немного.</translation>
    </message>
</context>
<context>
    <name>orders</name>
    <message>
        <source>Enter your name first.</source>
        <translation>Сначала введите имя.</translation>
    </message>
    <message>
        <source>Not every item is ticked.</source>
        <translation>Отмечены не все пункты.</translation>
    </message>
    <message>
        <source>The line is cleared.</source>
        <translation>Линия очищена.</translation>
    </message>
    <message>
        <source>The line is held. The next case is the first one again.</source>
        <translation>Линия остановлена. Следующий короб снова первый.</translation>
    </message>
    <message>
        <source>The first case is confirmed.</source>
        <translation>Первый короб подтверждён.</translation>
    </message>
    <message>
        <source>Order {order} was suspended.</source>
        <translation>Заказ {order} отложен.</translation>
    </message>
    <message>
        <source>Order {order} was resumed.</source>
        <translation>Заказ {order} продолжен.</translation>
    </message>
    <message>
        <source>Order {order} was closed.</source>
        <translation>Заказ {order} закрыт.</translation>
    </message>
    <message>
        <source>Order {order} was started.</source>
        <translation>Заказ {order} начат.</translation>
    </message>
    <message>
        <source>The belt was cleared: the order can be closed.</source>
        <translation>Лента очищена: заказ можно закрыть.</translation>
    </message>
    <message>
        <source>The next SSCC has the serial {n}.</source>
        <translation>Серийный номер следующего SSCC: {n}.</translation>
    </message>
    <message>
        <source>No order is open</source>
        <translation>Заказ не открыт</translation>
    </message>
    <message>
        <source>Product is wrong</source>
        <translation>Не тот продукт</translation>
    </message>
    <message>
        <source>Lot is wrong</source>
        <translation>Не та партия</translation>
    </message>
    <message>
        <source>Count is wrong</source>
        <translation>Не то число</translation>
    </message>
    <message>
        <source>Label is wrong</source>
        <translation>Не та этикетка</translation>
    </message>
    <message>
        <source>typed</source>
        <translation>введён</translation>
    </message>
    <message>
        <source>from its sheet</source>
        <translation>с листа</translation>
    </message>
    <message>
        <source>imported</source>
        <translation>импортирован</translation>
    </message>
    <message>
        <source>from upstream</source>
        <translation>с верхнего уровня</translation>
    </message>
    <message>
        <source>Start order</source>
        <translation>Начать заказ</translation>
    </message>
    <message>
        <source>Drop</source>
        <translation>Удалить</translation>
    </message>
    <message>
        <source>{n:1 case|{n} cases}</source>
        <translation>{n} {n:короб|короба|коробов}</translation>
    </message>
    <message>
        <source>planned</source>
        <translation>запланирован</translation>
    </message>
    <message>
        <source>the newest</source>
        <translation>новейший</translation>
    </message>
    <message>
        <source>Product</source>
        <translation>Продукт</translation>
    </message>
    <message>
        <source>Lot</source>
        <translation>Партия</translation>
    </message>
    <message>
        <source>Cases wanted</source>
        <translation>Нужно коробов</translation>
    </message>
    <message>
        <source>Units in a case</source>
        <translation>Единиц в коробе</translation>
    </message>
    <message>
        <source>Recipe</source>
        <translation>Рецепт</translation>
    </message>
    <message>
        <source>Planned</source>
        <translation>Запланировано</translation>
    </message>
    <message>
        <source>This order is planned</source>
        <translation>Этот заказ запланирован</translation>
    </message>
    <message>
        <source>Before it is started, suspend or close order {order}.</source>
        <translation>До пуска отложите или закройте заказ {order}.</translation>
    </message>
    <message>
        <source>Product, lot and units in a case are locked once it runs.</source>
        <translation>Продукт, партия и число в коробе после пуска не меняются.</translation>
    </message>
    <message>
        <source>Your name</source>
        <translation>Ваше имя</translation>
    </message>
    <message>
        <source>First case {case}: hold it against this.</source>
        <translation>Первый короб {case}: сверьте с этим.</translation>
    </message>
    <message>
        <source>Case is right</source>
        <translation>Короб верный</translation>
    </message>
    <message>
        <source>Line clearance after {product}</source>
        <translation>Очистка линии после {product}</translation>
    </message>
    <message>
        <source>Line is cleared</source>
        <translation>Линия очищена</translation>
    </message>
    <message>
        <source>SSCC {extension} {prefix}: which is the next serial, {first} to {last}?</source>
        <translation>SSCC {extension} {prefix}: какой номер следующий, от {first} до {last}?</translation>
    </message>
    <message>
        <source>Serial of the next case</source>
        <translation>Номер следующего короба</translation>
    </message>
    <message>
        <source>Name of the person who knows it</source>
        <translation>Имя того, кто это знает</translation>
    </message>
    <message>
        <source>Pool {pool}: which is the number of its next code?</source>
        <translation>Пул {pool}: какой номер у следующего кода?</translation>
    </message>
    <message>
        <source>Number in the pool</source>
        <translation>Номер в пуле</translation>
    </message>
    <message>
        <source>Next code</source>
        <translation>Следующий код</translation>
    </message>
    <message>
        <source>Next SSCC</source>
        <translation>Следующий SSCC</translation>
    </message>
    <message>
        <source>Cases are packed by the recipe of the settings.</source>
        <translation>Короба пакуются по рецепту из настроек.</translation>
    </message>
    <message>
        <source>Scan or type the order&apos;s number</source>
        <translation>Скан или ввод номера заказа</translation>
    </message>
    <message>
        <source>Close order</source>
        <translation>Закрыть</translation>
    </message>
    <message>
        <source>This order is packed now</source>
        <translation>Этот заказ пакуется сейчас</translation>
    </message>
    <message>
        <source>Suspend</source>
        <translation>Отложить</translation>
    </message>
    <message>
        <source>This order is suspended</source>
        <translation>Этот заказ отложен</translation>
    </message>
    <message>
        <source>Resume</source>
        <translation>Продолжить</translation>
    </message>
    <message>
        <source>New order</source>
        <translation>Новый заказ</translation>
    </message>
    <message>
        <source>{passed} passed, {rejected} rejected</source>
        <translation>годных {passed}, брак {rejected}</translation>
    </message>
    <message>
        <source>{passed} passed, {rejected} rejected, {open} open</source>
        <translation>годных {passed}, брак {rejected}, открыто {open}</translation>
    </message>
    <message>
        <source>runs</source>
        <translation>идёт</translation>
    </message>
    <message>
        <source>suspended</source>
        <translation>отложен</translation>
    </message>
    <message>
        <source>Order</source>
        <translation>Заказ</translation>
    </message>
    <message>
        <source>Cases passed</source>
        <translation>Годных коробов</translation>
    </message>
    <message>
        <source>Cases rejected</source>
        <translation>Бракованных коробов</translation>
    </message>
    <message>
        <source>Cases on the belt</source>
        <translation>Коробов на ленте</translation>
    </message>
    <message>
        <source>Units before the packer</source>
        <translation>Единиц перед упаковщиком</translation>
    </message>
    <message>
        <source>Open containers</source>
        <translation>Открытые упаковки</translation>
    </message>
    <message>
        <source>{n} more</source>
        <translation>ещё {n}</translation>
    </message>
    <message>
        <source>Finish or store the case in hand first.</source>
        <translation>Сначала закончите или отложите короб в руках.</translation>
    </message>
    <message>
        <source>It can be suspended. Before it is closed, close: {what}.</source>
        <translation>Можно отложить. До закрытия закройте: {what}.</translation>
    </message>
    <message>
        <source>Nothing of it is open: it can be closed or suspended.</source>
        <translation>Ничего не открыто: можно закрыть или отложить.</translation>
    </message>
    <message>
        <source>No case of it is on the belt: it can be closed or suspended.</source>
        <translation>Коробов на ленте нет: можно закрыть или отложить.</translation>
    </message>
    <message>
        <source>Before it is resumed, suspend or close order {order}.</source>
        <translation>До продолжения отложите или закройте заказ {order}.</translation>
    </message>
    <message>
        <source>Before it is closed, resume it and close: {what}.</source>
        <translation>До закрытия продолжите его и закройте: {what}.</translation>
    </message>
    <message>
        <source>It can be resumed or closed.</source>
        <translation>Можно продолжить или закрыть.</translation>
    </message>
    <message>
        <source>Press HOLD first: what is on the belt must leave it.</source>
        <translation>Сначала нажмите ПАУЗА: с ленты должно сойти всё.</translation>
    </message>
    <message>
        <source>A case was photographed and never packed. Take it off, then press: belt is empty.</source>
        <translation>Короб снят, но не упакован. Уберите его и нажмите: лента пуста.</translation>
    </message>
    <message>
        <source>{n:1 case is|{n} cases are} still on the belt. Wait until {n:it has|they have} left.</source>
        <translation>На ленте ещё {n} {n:короб|короба|коробов}. Подождите, пока {n:сойдёт|сойдут}.</translation>
    </message>
</context>
<context>
    <name>pack</name>
    <message>
        <source>Look up</source>
        <translation>Найти</translation>
    </message>
    <message>
        <source>Close short</source>
        <translation>Неполный</translation>
    </message>
    <message>
        <source>Camera failed: pack by hand</source>
        <translation>Камера отказала: вручную</translation>
    </message>
    <message>
        <source>Other reason: pack by hand</source>
        <translation>Другая причина: вручную</translation>
    </message>
    <message>
        <source>Accepted</source>
        <translation>Принято</translation>
    </message>
    <message>
        <source>Not accepted</source>
        <translation>Не принято</translation>
    </message>
    <message>
        <source>Twice</source>
        <translation>Дважды</translation>
    </message>
    <message>
        <source>Wrong code</source>
        <translation>Не тот код</translation>
    </message>
    <message>
        <source>Full</source>
        <translation>Внутри всё</translation>
    </message>
    <message>
        <source>Nothing scanned yet</source>
        <translation>Сканов ещё нет</translation>
    </message>
    <message>
        <source>Packed {at}.</source>
        <translation>Упаковано {at}.</translation>
    </message>
    <message>
        <source>Tap it, or scan anything in it.</source>
        <translation>Выберите его или отсканируйте любое содержимое.</translation>
    </message>
    <message>
        <source>Put aside</source>
        <translation>Отложить</translation>
    </message>
    <message>
        <source>Merge another</source>
        <translation>Добавить другой короб</translation>
    </message>
    <message>
        <source>End packing by hand</source>
        <translation>Закончить упаковку вручную</translation>
    </message>
    <message>
        <source>Put {k:the only one|all {k}} of {other} into this one?</source>
        <translation>Переложить все {k} из {other} сюда?</translation>
    </message>
    <message>
        <source>Take back the last scan</source>
        <translation>Отменить скан</translation>
    </message>
    <message>
        <source>Scan anything in the other {name}, or tap it in the list.</source>
        <translation>Отсканируйте любое содержимое другой тары ({name}) или выберите её в списке.</translation>
    </message>
    <message>
        <source>Scan anything in the other {name}.</source>
        <translation>Отсканируйте любое содержимое другой тары ({name}).</translation>
    </message>
    <message>
        <source>The line packs by itself.</source>
        <translation>Линия пакует сама.</translation>
    </message>
    <message>
        <source>While a person packs by hand the line stands and its own cases are rejected; the report says who and why.</source>
        <translation>Пока пакуют вручную, линия стоит, её короба бракуются; в отчёте — кто и почему.</translation>
    </message>
    <message>
        <source>By hand since {at}, {by}: {reason}.</source>
        <translation>Вручную с {at}, {by}: {reason}.</translation>
    </message>
    <message>
        <source>No order is open: start one.</source>
        <translation>Заказ не открыт: начните его.</translation>
    </message>
    <message>
        <source>Scan the label of the {name}.</source>
        <translation>Сканируйте этикетку: {name}.</translation>
    </message>
    <message>
        <source>Scan the next {unit}.</source>
        <translation>Сканируйте следующую: {unit}.</translation>
    </message>
    <message>
        <source>Scan the first {unit}.</source>
        <translation>Сканируйте первую: {unit}.</translation>
    </message>
    <message>
        <source>Scan anything in it to go on.</source>
        <translation>Сканируйте любое из него, чтобы продолжить.</translation>
    </message>
    <message>
        <source>Now in this case: {n} of {other}.</source>
        <translation>Теперь в этом коробе: {n} из {other}.</translation>
    </message>
</context>
<context>
    <name>page</name>
    <message>
        <source>Labels</source>
        <translation>Этикетки</translation>
    </message>
    <message>
        <source>Pools</source>
        <translation>Пулы</translation>
    </message>
    <message>
        <source>Run</source>
        <translation>Работа</translation>
    </message>
    <message>
        <source>Look-up</source>
        <translation>Поиск</translation>
    </message>
    <message>
        <source>Rejects</source>
        <translation>Брак</translation>
    </message>
    <message>
        <source>Rework</source>
        <translation>Правка</translation>
    </message>
    <message>
        <source>Alarms</source>
        <translation>Тревоги</translation>
    </message>
    <message>
        <source>Orders</source>
        <translation>Заказы</translation>
    </message>
    <message>
        <source>Ship</source>
        <translation>Отгрузка</translation>
    </message>
    <message>
        <source>Balance</source>
        <translation>Баланс</translation>
    </message>
    <message>
        <source>Pack</source>
        <translation>Упаковка</translation>
    </message>
    <message>
        <source>Pallets</source>
        <translation>Паллеты</translation>
    </message>
    <message>
        <source>Devices</source>
        <translation>Устройства</translation>
    </message>
    <message>
        <source>PLC</source>
        <translation>ПЛК</translation>
    </message>
    <message>
        <source>Sync</source>
        <translation>Обмен</translation>
    </message>
    <message>
        <source>Settings</source>
        <translation>Настройки</translation>
    </message>
    <message>
        <source>Doctor</source>
        <translation>Доктор</translation>
    </message>
    <message>
        <source>Learn</source>
        <translation>Обучение</translation>
    </message>
    <message>
        <source>More</source>
        <translation>Ещё</translation>
    </message>
</context>
<context>
    <name>pallet</name>
    <message>
        <source>Going on with this pallet.</source>
        <translation>Продолжаем эту паллету.</translation>
    </message>
    <message>
        <source>It is on the pallet.</source>
        <translation>Он на паллете.</translation>
    </message>
    <message>
        <source>Put onto a pallet</source>
        <translation>Укладка на паллету</translation>
    </message>
    <message>
        <source>It is not on this pallet.</source>
        <translation>Его нет на этой паллете.</translation>
    </message>
    <message>
        <source>It is on no pallet.</source>
        <translation>Его нет ни на одной паллете.</translation>
    </message>
    <message>
        <source>It is on this pallet already.</source>
        <translation>Он уже на этой паллете.</translation>
    </message>
    <message>
        <source>Merge</source>
        <translation>Объединить</translation>
    </message>
    <message>
        <source>{name}: closed with {n}.</source>
        <translation>{name}: закрыта, на ней {n}.</translation>
    </message>
    <message>
        <source>{name}: its label is printed.</source>
        <translation>{name}: этикетка печатается.</translation>
    </message>
    <message>
        <source>The order ends</source>
        <translation>Заказ закончен</translation>
    </message>
    <message>
        <source>It is fetched</source>
        <translation>Паллету забирают</translation>
    </message>
    <message>
        <source>Other</source>
        <translation>Другое</translation>
    </message>
    <message>
        <source>A free one begins a new pallet; one on an open pallet goes on with that one.</source>
        <translation>Свободный начинает новую паллету; короб с открытой паллеты продолжает её.</translation>
    </message>
    <message>
        <source>Scan a case.</source>
        <translation>Отсканируйте короб.</translation>
    </message>
    <message>
        <source>Its label</source>
        <translation>Её этикетка</translation>
    </message>
    <message>
        <source>Put the label on the {name}, and scan it.</source>
        <translation>Наклейте этикетку ({name}) и отсканируйте её.</translation>
    </message>
    <message>
        <source>Why is it closed with {n} of {m}?</source>
        <translation>Почему закрыть при {n} из {m}?</translation>
    </message>
    <message>
        <source>Scan the case that is taken off, or tap it.</source>
        <translation>Отсканируйте снимаемый короб или коснитесь его.</translation>
    </message>
    <message>
        <source>Take a case off</source>
        <translation>Снять короб</translation>
    </message>
    <message>
        <source>Merge another</source>
        <translation>Добавить другую</translation>
    </message>
    <message>
        <source>The {name} is full: close it.</source>
        <translation>Заполнено ({name}): закройте.</translation>
    </message>
    <message>
        <source>Put the next case on, and scan it.</source>
        <translation>Положите следующий короб и отсканируйте его.</translation>
    </message>
    <message>
        <source>Scan anything on the other {name}, or tap it in the list.</source>
        <translation>Отсканируйте любой короб с другой паллеты ({name}) или выберите её в списке.</translation>
    </message>
    <message>
        <source>Put {k:the only one|all {k}} of {other} onto this one?</source>
        <translation>Переложить сюда {k:единственную упаковку|все {k}}: {other}?</translation>
    </message>
    <message>
        <source>the line fills it</source>
        <translation>её заполняет линия</translation>
    </message>
    <message>
        <source>Layer {n}</source>
        <translation>Слой {n}</translation>
    </message>
    <message>
        <source>since {at}</source>
        <translation>с {at}</translation>
    </message>
</context>
<context>
    <name>phrase</name>
    <message>
        <source>block, first</source>
        <translation>блок, первое</translation>
    </message>
    <message>
        <source>map version</source>
        <translation>версия карты</translation>
    </message>
    <message>
        <source>probe</source>
        <translation>проба</translation>
    </message>
    <message>
        <source>label trigger</source>
        <translation>триггер этикетки</translation>
    </message>
    <message>
        <source>epoch</source>
        <translation>эпоха</translation>
    </message>
    <message>
        <source>heartbeat</source>
        <translation>пульс</translation>
    </message>
    <message>
        <source>line state</source>
        <translation>состояние линии</translation>
    </message>
    <message>
        <source>case asked about</source>
        <translation>короб в вопросе</translation>
    </message>
    <message>
        <source>case state</source>
        <translation>состояние короба</translation>
    </message>
    <message>
        <source>units counted</source>
        <translation>единиц посчитано</translation>
    </message>
    <message>
        <source>first trigger</source>
        <translation>первый триггер</translation>
    </message>
    <message>
        <source>last trigger</source>
        <translation>последний триггер</translation>
    </message>
    <message>
        <source>first trigger, lane 2</source>
        <translation>первый триггер, ручей 2</translation>
    </message>
    <message>
        <source>last trigger, lane 2</source>
        <translation>последний триггер, ручей 2</translation>
    </message>
    <message>
        <source>epoch that left</source>
        <translation>эпоха ушедшего</translation>
    </message>
    <message>
        <source>case that left</source>
        <translation>ушедший короб</translation>
    </message>
    <message>
        <source>unit count</source>
        <translation>счёт единиц</translation>
    </message>
    <message>
        <source>unit count, lane 2</source>
        <translation>счёт единиц, ручей 2</translation>
    </message>
    <message>
        <source>label of the case</source>
        <translation>этикетка короба</translation>
    </message>
    <message>
        <source>in transit</source>
        <translation>в пути</translation>
    </message>
    <message>
        <source>inputs</source>
        <translation>входы</translation>
    </message>
    <message>
        <source>left by the exit</source>
        <translation>ушёл через выход</translation>
    </message>
    <message>
        <source>in the ejector</source>
        <translation>в отбраковщике</translation>
    </message>
    <message>
        <source>block, last</source>
        <translation>блок, последнее</translation>
    </message>
    <message>
        <source>epoch granted</source>
        <translation>выданная эпоха</translation>
    </message>
    <message>
        <source>station state</source>
        <translation>состояние станции</translation>
    </message>
    <message>
        <source>epoch of verdict</source>
        <translation>эпоха решения</translation>
    </message>
    <message>
        <source>verdict</source>
        <translation>решение</translation>
    </message>
    <message>
        <source>reason</source>
        <translation>причина</translation>
    </message>
    <message>
        <source>units read</source>
        <translation>единиц считано</translation>
    </message>
    <message>
        <source>not left yet</source>
        <translation>ещё не ушло</translation>
    </message>
    <message>
        <source>starts</source>
        <translation>пусков</translation>
    </message>
    <message>
        <source>outputs</source>
        <translation>выходы</translation>
    </message>
    <message>
        <source>passed, thousands</source>
        <translation>пропущено, тысячи</translation>
    </message>
    <message>
        <source>passed, rest</source>
        <translation>пропущено, остаток</translation>
    </message>
    <message>
        <source>rejected, thousands</source>
        <translation>отбраковано, тысячи</translation>
    </message>
    <message>
        <source>rejected, rest</source>
        <translation>отбраковано, остаток</translation>
    </message>
    <message>
        <source>last one recorded</source>
        <translation>последний записанный</translation>
    </message>
    <message>
        <source>case waits</source>
        <translation>короб ждёт</translation>
    </message>
    <message>
        <source>pass taken</source>
        <translation>взято «годен»</translation>
    </message>
    <message>
        <source>exit photocell</source>
        <translation>фотодатчик выхода</translation>
    </message>
    <message>
        <source>reject photocell</source>
        <translation>фотодатчик брака</translation>
    </message>
    <message>
        <source>belt or packer runs</source>
        <translation>лента или упаковщик работает</translation>
    </message>
    <message>
        <source>e-stop</source>
        <translation>авария</translation>
    </message>
    <message>
        <source>bin full</source>
        <translation>бункер полон</translation>
    </message>
    <message>
        <source>air low</source>
        <translation>мало воздуха</translation>
    </message>
    <message>
        <source>reset button</source>
        <translation>кнопка сброса</translation>
    </message>
    <message>
        <source>cases at the exit</source>
        <translation>короба на выходе</translation>
    </message>
    <message>
        <source>cases in the reject lane</source>
        <translation>короба в канале брака</translation>
    </message>
    <message>
        <source>pass</source>
        <translation>годен</translation>
    </message>
    <message>
        <source>reject</source>
        <translation>брак</translation>
    </message>
    <message>
        <source>let go</source>
        <translation>пропущен</translation>
    </message>
    <message>
        <source>may run</source>
        <translation>можно идти</translation>
    </message>
    <message>
        <source>red</source>
        <translation>красный</translation>
    </message>
    <message>
        <source>amber</source>
        <translation>жёлтый</translation>
    </message>
    <message>
        <source>green</source>
        <translation>зелёный</translation>
    </message>
    <message>
        <source>buzzer</source>
        <translation>зуммер</translation>
    </message>
    <message>
        <source>stop request</source>
        <translation>запрос стопа</translation>
    </message>
    <message>
        <source>none</source>
        <translation>нет</translation>
    </message>
    <message>
        <source>not in the map</source>
        <translation>нет в карте</translation>
    </message>
    <message>
        <source>whole</source>
        <translation>цел</translation>
    </message>
    <message>
        <source>torn</source>
        <translation>рваный</translation>
    </message>
    <message>
        <source>as it must be</source>
        <translation>как должно</translation>
    </message>
    <message>
        <source>bytes swapped</source>
        <translation>байты переставлены</translation>
    </message>
    <message>
        <source>wrong base</source>
        <translation>неверная база</translation>
    </message>
    <message>
        <source>as ours</source>
        <translation>как у нас</translation>
    </message>
    <message>
        <source>another version</source>
        <translation>другая версия</translation>
    </message>
    <message>
        <source>none yet</source>
        <translation>пока нет</translation>
    </message>
    <message>
        <source>as it is</source>
        <translation>как есть</translation>
    </message>
    <message>
        <source>not counted</source>
        <translation>не считано</translation>
    </message>
    <message>
        <source>idle</source>
        <translation>простой</translation>
    </message>
    <message>
        <source>waits</source>
        <translation>ждёт</translation>
    </message>
    <message>
        <source>reject taken</source>
        <translation>взято «брак»</translation>
    </message>
    <message>
        <source>too late</source>
        <translation>поздно</translation>
    </message>
    <message>
        <source>running</source>
        <translation>работает</translation>
    </message>
    <message>
        <source>guard open</source>
        <translation>ограждение открыто</translation>
    </message>
    <message>
        <source>photocell stuck</source>
        <translation>фотодатчик залип</translation>
    </message>
    <message>
        <source>passed the exit unproven</source>
        <translation>прошёл выход недоказанным</translation>
    </message>
    <message>
        <source>gate bypassed</source>
        <translation>заслонка в обходе</translation>
    </message>
    <message>
        <source>no unit before the packer</source>
        <translation>перед упаковщиком пусто</translation>
    </message>
    <message>
        <source>stop</source>
        <translation>стоп</translation>
    </message>
    <message>
        <source>Sensor</source>
        <translation>Датчик</translation>
    </message>
    <message>
        <source>Packed</source>
        <translation>Упак.</translation>
    </message>
    <message>
        <source>Rejected</source>
        <translation>Брак</translation>
    </message>
    <message>
        <source>Sampled</source>
        <translation>Проба</translation>
    </message>
    <message>
        <source>No-read</source>
        <translation>Нечит.</translation>
    </message>
    <message>
        <source>In flight</source>
        <translation>В пути</translation>
    </message>
    <message>
        <source>Difference</source>
        <translation>Разница</translation>
    </message>
    <message>
        <source>units in the PLC&apos;s cases</source>
        <translation>единицы в коробах ПЛК</translation>
    </message>
    <message>
        <source>the PLC&apos;s unit counter</source>
        <translation>счётчик единиц ПЛК</translation>
    </message>
    <message>
        <source>scans</source>
        <translation>сканы</translation>
    </message>
    <message>
        <source>nobody saw how the case left</source>
        <translation>никто не видел, как ушёл короб</translation>
    </message>
    <message>
        <source>the ejection was not confirmed</source>
        <translation>отбраковка не подтверждена</translation>
    </message>
    <message>
        <source>a rejected case left by the exit</source>
        <translation>забракованный короб ушёл через выход</translation>
    </message>
    <message>
        <source>the case was never asked about, nobody saw it leave</source>
        <translation>о коробе не спросили, ухода никто не видел</translation>
    </message>
    <message>
        <source>looked for, and gone</source>
        <translation>искали, не нашли</translation>
    </message>
    <message>
        <source>the PLC counted another number into the case</source>
        <translation>ПЛК насчитал в короб другое число</translation>
    </message>
    <message>
        <source>taken off the line when it was cleared (counted as rejected)</source>
        <translation>снято при очистке линии (считается браком)</translation>
    </message>
    <message>
        <source>no case has these units</source>
        <translation>этих единиц нет ни в одном коробе</translation>
    </message>
    <message>
        <source>the PLC&apos;s numbers began again</source>
        <translation>номера ПЛК начались заново</translation>
    </message>
    <message>
        <source>the PLC was silent</source>
        <translation>ПЛК молчал</translation>
    </message>
    <message>
        <source>not explained</source>
        <translation>не объяснено</translation>
    </message>
    <message>
        <source>the station was off</source>
        <translation>станция была выключена</translation>
    </message>
    <message>
        <source>it ended by itself</source>
        <translation>завершилось само</translation>
    </message>
    <message>
        <source>none of this number or name answers</source>
        <translation>никто с таким номером или именем не отвечает</translation>
    </message>
    <message>
        <source>another program uses it</source>
        <translation>её использует другая программа</translation>
    </message>
    <message>
        <source>its address is of another network</source>
        <translation>её адрес из другой сети</translation>
    </message>
    <message>
        <source>it started again</source>
        <translation>она перезапустилась</translation>
    </message>
    <message>
        <source>it sends pictures unasked</source>
        <translation>шлёт кадры без запроса</translation>
    </message>
    <message>
        <source>its pixel format cannot be read</source>
        <translation>её формат пикселей не читается</translation>
    </message>
    <message>
        <source>it lacks a feature of the config</source>
        <translation>у неё нет параметра из конфигурации</translation>
    </message>
    <message>
        <source>it lacks features of the config</source>
        <translation>у неё нет параметров из конфигурации</translation>
    </message>
    <message>
        <source>it refuses a feature of the config</source>
        <translation>не принимает параметр из конфигурации</translation>
    </message>
    <message>
        <source>it cannot be fired as configured</source>
        <translation>её нельзя запустить, как задано</translation>
    </message>
    <message>
        <source>its driver is not installed</source>
        <translation>её драйвер не установлен</translation>
    </message>
    <message>
        <source>its GenTL producer cannot be used</source>
        <translation>её GenTL-модуль непригоден</translation>
    </message>
    <message>
        <source>its library hung</source>
        <translation>её библиотека зависла</translation>
    </message>
    <message>
        <source>its library crashed</source>
        <translation>её библиотека аварийно завершилась</translation>
    </message>
    <message>
        <source>its source cannot be opened</source>
        <translation>её источник не открывается</translation>
    </message>
    <message>
        <source>its password file cannot be used</source>
        <translation>её файл с паролем непригоден</translation>
    </message>
    <message>
        <source>its recorded pictures ended</source>
        <translation>записанные кадры кончились</translation>
    </message>
    <message>
        <source>its folder cannot be used</source>
        <translation>её папка недоступна</translation>
    </message>
    <message>
        <source>its folder is empty</source>
        <translation>её папка пуста</translation>
    </message>
    <message>
        <source>its folder holds too many files</source>
        <translation>в её папке слишком много файлов</translation>
    </message>
    <message>
        <source>what it sends is no picture</source>
        <translation>то, что она шлёт, не кадр</translation>
    </message>
    <message>
        <source>its pictures are too large</source>
        <translation>её кадры слишком велики</translation>
    </message>
    <message>
        <source>it has not connected</source>
        <translation>он не подключился</translation>
    </message>
    <message>
        <source>the port for it cannot be opened</source>
        <translation>порт для него не открывается</translation>
    </message>
    <message>
        <source>it sends too much</source>
        <translation>он шлёт слишком много</translation>
    </message>
    <message>
        <source>its telegrams do not end</source>
        <translation>его телеграммы не кончаются</translation>
    </message>
    <message>
        <source>it sends no text</source>
        <translation>он шлёт не текст</translation>
    </message>
    <message>
        <source>another program uses its port</source>
        <translation>его порт занят другой программой</translation>
    </message>
    <message>
        <source>its port may not be opened</source>
        <translation>нет прав открыть его порт</translation>
    </message>
    <message>
        <source>its USB device is not there</source>
        <translation>его USB-устройства нет</translation>
    </message>
    <message>
        <source>several USB devices are like it</source>
        <translation>таких USB-устройств несколько</translation>
    </message>
    <message>
        <source>the camera was away</source>
        <translation>камера была не на связи</translation>
    </message>
    <message>
        <source>the order of the units was not known</source>
        <translation>порядок единиц был неизвестен</translation>
    </message>
    <message>
        <source>cases came and could not be numbered: ejected, not read</source>
        <translation>короба пришли, и их нельзя было пронумеровать: отбракованы, не считаны</translation>
    </message>
    <message>
        <source>the I/O block was away: cases not counted, none released</source>
        <translation>блок ввода-вывода был недоступен: короба не посчитаны, ни один не выпущен</translation>
    </message>
    <message>
        <source>the station was off: cases not counted, none released</source>
        <translation>станция была выключена: короба не посчитаны, ни один не выпущен</translation>
    </message>
    <message>
        <source>passed with the station off</source>
        <translation>прошли при выключенной станции</translation>
    </message>
    <message>
        <source>passed with the I/O block away</source>
        <translation>прошли при недоступном блоке ввода-вывода</translation>
    </message>
    <message>
        <source>the station was switched off while the line stood</source>
        <translation>станцию выключили, пока линия стояла</translation>
    </message>
    <message>
        <source>waited for the audit</source>
        <translation>ждали аудита</translation>
    </message>
    <message>
        <source>waited for neighbours</source>
        <translation>ждали соседей</translation>
    </message>
    <message>
        <source>machine was idle</source>
        <translation>машина простаивала</translation>
    </message>
    <message>
        <source>machine was stopped</source>
        <translation>машина стояла</translation>
    </message>
    <message>
        <source>machine was held</source>
        <translation>машину держали</translation>
    </message>
    <message>
        <source>machine was aborted</source>
        <translation>машина аварийно встала</translation>
    </message>
    <message>
        <source>machine had completed its run</source>
        <translation>машина закончила работу</translation>
    </message>
    <message>
        <source>this station</source>
        <translation>эта станция</translation>
    </message>
    <message>
        <source>a person</source>
        <translation>человек</translation>
    </message>
    <message>
        <source>no order</source>
        <translation>нет заказа</translation>
    </message>
    <message>
        <source>neighbours</source>
        <translation>соседи</translation>
    </message>
    <message>
        <source>machine</source>
        <translation>машина</translation>
    </message>
    <message>
        <source>line packed by hand instead</source>
        <translation>линию паковали вручную</translation>
    </message>
    <message>
        <source>packed by hand</source>
        <translation>упаковано вручную</translation>
    </message>
    <message>
        <source>closed short</source>
        <translation>закрыто неполным</translation>
    </message>
    <message>
        <source>numbers of the PLC confirmed</source>
        <translation>номера ПЛК подтверждены</translation>
    </message>
    <message>
        <source>line cleared by hand</source>
        <translation>линия очищена вручную</translation>
    </message>
    <message>
        <source>settings changed</source>
        <translation>настройки изменены</translation>
    </message>
    <message>
        <source>gone on without a label</source>
        <translation>продолжено без этикетки</translation>
    </message>
    <message>
        <source>cases found good by a person</source>
        <translation>короба признаны годными человеком</translation>
    </message>
    <message>
        <source>rejecter switched off</source>
        <translation>отбраковщик выключен</translation>
    </message>
    <message>
        <source>it is in no case</source>
        <translation>нет ни в одном коробе</translation>
    </message>
    <message>
        <source>an audit found a wrong link</source>
        <translation>аудит нашёл неверную связь</translation>
    </message>
    <message>
        <source>Asked</source>
        <translation>Спрошено</translation>
    </message>
    <message>
        <source>Wrong</source>
        <translation>Неверно</translation>
    </message>
    <message>
        <source>Skipped</source>
        <translation>Пропущено</translation>
    </message>
    <message>
        <source>Not answered</source>
        <translation>Без ответа</translation>
    </message>
    <message>
        <source>Checked by hand</source>
        <translation>Проверено вручную</translation>
    </message>
    <message>
        <source>Wrong links at most (95 %)</source>
        <translation>Неверных связей не больше (95 %)</translation>
    </message>
    <message>
        <source>Shift report</source>
        <translation>Отчёт за смену</translation>
    </message>
    <message>
        <source>Order report</source>
        <translation>Отчёт по заказу</translation>
    </message>
    <message>
        <source>Station</source>
        <translation>Станция</translation>
    </message>
    <message>
        <source>Period</source>
        <translation>Период</translation>
    </message>
    <message>
        <source>Shift</source>
        <translation>Смена</translation>
    </message>
    <message>
        <source>Order</source>
        <translation>Заказ</translation>
    </message>
    <message>
        <source>As of</source>
        <translation>По состоянию на</translation>
    </message>
    <message>
        <source>not ended yet</source>
        <translation>ещё не окончена</translation>
    </message>
    <message>
        <source>it still is</source>
        <translation>ещё продолжается</translation>
    </message>
    <message>
        <source>Balance</source>
        <translation>Баланс</translation>
    </message>
    <message>
        <source>The count closes.</source>
        <translation>Счёт сходится.</translation>
    </message>
    <message>
        <source>The count does not close.</source>
        <translation>Счёт не сходится.</translation>
    </message>
    <message>
        <source>The sensor is silent: not closed.</source>
        <translation>Датчик молчит: не сходится.</translation>
    </message>
    <message>
        <source>Counted by</source>
        <translation>Считал</translation>
    </message>
    <message>
        <source>Differences</source>
        <translation>Разницы</translation>
    </message>
    <message>
        <source>None</source>
        <translation>Нет</translation>
    </message>
    <message>
        <source>Cases</source>
        <translation>Короба</translation>
    </message>
    <message>
        <source>Rejects by reason</source>
        <translation>Брак по причинам</translation>
    </message>
    <message>
        <source>No-reads by place</source>
        <translation>Нечитаемые по местам</translation>
    </message>
    <message>
        <source>Downtime by cause</source>
        <translation>Простои по причинам</translation>
    </message>
    <message>
        <source>Bypasses</source>
        <translation>Обходы</translation>
    </message>
    <message>
        <source>Random audit</source>
        <translation>Случайный аудит</translation>
    </message>
    <message>
        <source>Random audit, whole journal</source>
        <translation>Случайный аудит, весь журнал</translation>
    </message>
    <message>
        <source>Running</source>
        <translation>Работа</translation>
    </message>
    <message>
        <source>Lost because of this station</source>
        <translation>Потеряно из-за станции</translation>
    </message>
    <message>
        <source>Time</source>
        <translation>Время</translation>
    </message>
    <message>
        <source>Cause</source>
        <translation>Причина</translation>
    </message>
    <message>
        <source>Units</source>
        <translation>Единицы</translation>
    </message>
    <message>
        <source>Reason</source>
        <translation>Причина</translation>
    </message>
    <message>
        <source>Cases rejected</source>
        <translation>Коробов отбраковано</translation>
    </message>
    <message>
        <source>Place</source>
        <translation>Место</translation>
    </message>
    <message>
        <source>Duration</source>
        <translation>Длительность</translation>
    </message>
    <message>
        <source>Times</source>
        <translation>Раз</translation>
    </message>
    <message>
        <source>By</source>
        <translation>Кто</translation>
    </message>
    <message>
        <source>What</source>
        <translation>Что</translation>
    </message>
    <message>
        <source>Value</source>
        <translation>Значение</translation>
    </message>
    <message>
        <source>Kept by</source>
        <translation>Удержано</translation>
    </message>
    <message>
        <source>unknown</source>
        <translation>неизвестно</translation>
    </message>
    <message>
        <source>More, not shown</source>
        <translation>Ещё, не показано</translation>
    </message>
    <message>
        <source>Released</source>
        <translation>Выпущено</translation>
    </message>
    <message>
        <source>Void</source>
        <translation>Аннулировано</translation>
    </message>
    <message>
        <source>Missed</source>
        <translation>Пропущено</translation>
    </message>
    <message>
        <source>In quarantine</source>
        <translation>В карантине</translation>
    </message>
    <message>
        <source>On their way</source>
        <translation>В пути</translation>
    </message>
    <message>
        <source>Packed by hand</source>
        <translation>Упаковано вручную</translation>
    </message>
    <message>
        <source>no data</source>
        <translation>нет данных</translation>
    </message>
    <message>
        <source>clearing</source>
        <translation>сброс</translation>
    </message>
    <message>
        <source>stopped</source>
        <translation>остановлена</translation>
    </message>
    <message>
        <source>starting</source>
        <translation>пуск</translation>
    </message>
    <message>
        <source>ready</source>
        <translation>готова</translation>
    </message>
    <message>
        <source>waiting</source>
        <translation>ждёт</translation>
    </message>
    <message>
        <source>stopping</source>
        <translation>останавливается</translation>
    </message>
    <message>
        <source>aborting</source>
        <translation>прерывается</translation>
    </message>
    <message>
        <source>aborted</source>
        <translation>прервано</translation>
    </message>
    <message>
        <source>holding</source>
        <translation>встаёт на паузу</translation>
    </message>
    <message>
        <source>held</source>
        <translation>на паузе</translation>
    </message>
    <message>
        <source>unholding</source>
        <translation>снимается с паузы</translation>
    </message>
    <message>
        <source>suspending</source>
        <translation>откладывается</translation>
    </message>
    <message>
        <source>unsuspending</source>
        <translation>возобновляется</translation>
    </message>
    <message>
        <source>resetting</source>
        <translation>сбрасывается</translation>
    </message>
    <message>
        <source>completing</source>
        <translation>завершается</translation>
    </message>
    <message>
        <source>complete</source>
        <translation>завершено</translation>
    </message>
    <message>
        <source>not known here</source>
        <translation>здесь неизвестно</translation>
    </message>
    <message>
        <source>waits for the printer</source>
        <translation>ждёт принтера</translation>
    </message>
    <message>
        <source>is being printed</source>
        <translation>печатается</translation>
    </message>
    <message>
        <source>printed, waits for its scan</source>
        <translation>ждёт скана</translation>
    </message>
    <message>
        <source>not printed</source>
        <translation>не вышла</translation>
    </message>
    <message>
        <source>perhaps printed</source>
        <translation>возможно напечатана</translation>
    </message>
    <message>
        <source>scanned back</source>
        <translation>сканирована</translation>
    </message>
    <message>
        <source>gone on without it</source>
        <translation>продолжено без неё</translation>
    </message>
    <message>
        <source>void</source>
        <translation>аннулирован</translation>
    </message>
    <message>
        <source>the printer did not count it</source>
        <translation>принтер её не посчитал</translation>
    </message>
    <message>
        <source>there is no template</source>
        <translation>шаблона нет</translation>
    </message>
    <message>
        <source>several templates fit</source>
        <translation>подходит несколько шаблонов</translation>
    </message>
    <message>
        <source>its template cannot be read</source>
        <translation>её шаблон не читается</translation>
    </message>
    <message>
        <source>its template is wrong</source>
        <translation>её шаблон неверен</translation>
    </message>
    <message>
        <source>its symbol is too narrow</source>
        <translation>её символ слишком узкий</translation>
    </message>
    <message>
        <source>a symbol cannot hold its text</source>
        <translation>текст не помещается в символ</translation>
    </message>
    <message>
        <source>a text does not fit</source>
        <translation>текст не помещается</translation>
    </message>
    <message>
        <source>a character is in no font</source>
        <translation>символа нет ни в одном шрифте</translation>
    </message>
    <message>
        <source>a font is missing</source>
        <translation>нет шрифта</translation>
    </message>
    <message>
        <source>a field goes over the edge</source>
        <translation>поле выходит за край</translation>
    </message>
    <message>
        <source>a symbol has no blank zone</source>
        <translation>у символа нет пустой зоны</translation>
    </message>
    <message>
        <source>the template is for other dots</source>
        <translation>шаблон для других точек</translation>
    </message>
    <message>
        <source>the connection broke</source>
        <translation>связь прервалась</translation>
    </message>
    <message>
        <source>the printer takes nothing</source>
        <translation>принтер ничего не принимает</translation>
    </message>
    <message>
        <source>its folder cannot be written</source>
        <translation>в его папку нельзя писать</translation>
    </message>
    <message>
        <source>its queue does not work</source>
        <translation>его очередь не работает</translation>
    </message>
    <message>
        <source>CUPS is not installed</source>
        <translation>CUPS не установлен</translation>
    </message>
    <message>
        <source>no labels</source>
        <translation>нет этикеток</translation>
    </message>
    <message>
        <source>no ribbon</source>
        <translation>нет риббона</translation>
    </message>
    <message>
        <source>the head is open</source>
        <translation>головка открыта</translation>
    </message>
    <message>
        <source>jammed</source>
        <translation>замятие</translation>
    </message>
    <message>
        <source>paused</source>
        <translation>пауза</translation>
    </message>
    <message>
        <source>its memory is full</source>
        <translation>его память полна</translation>
    </message>
    <message>
        <source>a label waits to be taken</source>
        <translation>этикетка ждёт, когда её возьмут</translation>
    </message>
    <message>
        <source>an error of the printer</source>
        <translation>ошибка принтера</translation>
    </message>
    <message>
        <source>not ready</source>
        <translation>не готов</translation>
    </message>
    <message>
        <source>producing</source>
        <translation>в работе</translation>
    </message>
    <message>
        <source>open</source>
        <translation>открыт</translation>
    </message>
    <message>
        <source>passed</source>
        <translation>годен</translation>
    </message>
    <message>
        <source>rejected</source>
        <translation>бракован</translation>
    </message>
    <message>
        <source>missed</source>
        <translation>пропущен</translation>
    </message>
    <message>
        <source>released</source>
        <translation>выпущен</translation>
    </message>
    <message>
        <source>quarantined</source>
        <translation>в карантине</translation>
    </message>
    <message>
        <source>still open</source>
        <translation>ещё открыт</translation>
    </message>
    <message>
        <source>on its way</source>
        <translation>в пути</translation>
    </message>
    <message>
        <source>closed</source>
        <translation>закрыто</translation>
    </message>
    <message>
        <source>in quarantine</source>
        <translation>в карантине</translation>
    </message>
    <message>
        <source>dissolved</source>
        <translation>расформировано</translation>
    </message>
    <message>
        <source>the code of a container</source>
        <translation>код упаковки</translation>
    </message>
    <message>
        <source>in a container</source>
        <translation>в упаковке</translation>
    </message>
    <message>
        <source>free: it is in no container</source>
        <translation>свободен: ни в какой упаковке</translation>
    </message>
    <message>
        <source>on the belt, in no case yet</source>
        <translation>на ленте, ещё не в коробе</translation>
    </message>
    <message>
        <source>decommissioned</source>
        <translation>выведен из оборота</translation>
    </message>
    <message>
        <source>void: it was the code of a container</source>
        <translation>аннулирован: был кодом упаковки</translation>
    </message>
    <message>
        <source>taken as a sample</source>
        <translation>взят как образец</translation>
    </message>
    <message>
        <source>destroyed</source>
        <translation>уничтожен</translation>
    </message>
    <message>
        <source>lost</source>
        <translation>утерян</translation>
    </message>
    <message>
        <source>damaged</source>
        <translation>повреждён</translation>
    </message>
    <message>
        <source>out of use</source>
        <translation>выведен из оборота</translation>
    </message>
    <message>
        <source>packed</source>
        <translation>упаковано</translation>
    </message>
    <message>
        <source>members added</source>
        <translation>добавлено содержимое</translation>
    </message>
    <message>
        <source>taken out</source>
        <translation>вынуто</translation>
    </message>
    <message>
        <source>replaced</source>
        <translation>заменено</translation>
    </message>
    <message>
        <source>merged</source>
        <translation>объединено</translation>
    </message>
    <message>
        <source>restored</source>
        <translation>восстановлено</translation>
    </message>
    <message>
        <source>relabelled</source>
        <translation>переэтикечено</translation>
    </message>
    <message>
        <source>recommissioned</source>
        <translation>возвращено в оборот</translation>
    </message>
    <message>
        <source>undone</source>
        <translation>отменено</translation>
    </message>
    <message>
        <source>shipped</source>
        <translation>отгружено</translation>
    </message>
    <message>
        <source>returned</source>
        <translation>возвращено</translation>
    </message>
    <message>
        <source>stored</source>
        <translation>отложено</translation>
    </message>
    <message>
        <source>gone on with</source>
        <translation>продолжено</translation>
    </message>
    <message>
        <source>put right by hand</source>
        <translation>исправлено вручную</translation>
    </message>
    <message>
        <source>put on by scan</source>
        <translation>добавлено сканом</translation>
    </message>
    <message>
        <source>its packing was undone</source>
        <translation>его упаковка отменена</translation>
    </message>
    <message>
        <source>it is another code here</source>
        <translation>здесь это другой код</translation>
    </message>
    <message>
        <source>store failure</source>
        <translation>сбой хранения</translation>
    </message>
    <message>
        <source>not trusted</source>
        <translation>недоказан</translation>
    </message>
    <message>
        <source>missed trigger</source>
        <translation>пропущен триггер</translation>
    </message>
    <message>
        <source>late</source>
        <translation>поздно</translation>
    </message>
    <message>
        <source>not ours</source>
        <translation>не наш</translation>
    </message>
    <message>
        <source>there is no file of pools</source>
        <translation>файла пулов нет</translation>
    </message>
    <message>
        <source>it was not imported</source>
        <translation>он не загружен</translation>
    </message>
    <message>
        <source>the file cannot be read</source>
        <translation>файл не читается</translation>
    </message>
    <message>
        <source>the file is another program&apos;s</source>
        <translation>файл другой программы</translation>
    </message>
    <message>
        <source>its pool gives no answer</source>
        <translation>его пул не отвечает</translation>
    </message>
    <message>
        <source>it takes too long</source>
        <translation>слишком долго</translation>
    </message>
    <message>
        <source>all its codes are used</source>
        <translation>все его коды использованы</translation>
    </message>
    <message>
        <source>not in the pool</source>
        <translation>не из пула</translation>
    </message>
    <message>
        <source>void in the pool</source>
        <translation>аннулирован в пуле</translation>
    </message>
    <message>
        <source>wrong product</source>
        <translation>другой продукт</translation>
    </message>
    <message>
        <source>duplicate</source>
        <translation>повтор</translation>
    </message>
    <message>
        <source>too many</source>
        <translation>слишком много</translation>
    </message>
    <message>
        <source>too few</source>
        <translation>слишком мало</translation>
    </message>
    <message>
        <source>no read</source>
        <translation>не считан</translation>
    </message>
    <message>
        <source>case code not read</source>
        <translation>код короба не считан</translation>
    </message>
    <message>
        <source>case code used</source>
        <translation>код короба занят</translation>
    </message>
    <message>
        <source>label not awaited</source>
        <translation>этикетка не ожидается</translation>
    </message>
    <message>
        <source>a later label was read before it</source>
        <translation>раньше прочитана следующая этикетка</translation>
    </message>
    <message>
        <source>its case was rejected</source>
        <translation>её короб отбракован</translation>
    </message>
    <message>
        <source>another order runs</source>
        <translation>выполняется другой заказ</translation>
    </message>
    <message>
        <source>other</source>
        <translation>прочее</translation>
    </message>
    <message>
        <source>the counts of units and frames differ</source>
        <translation>счёт единиц и кадров расходится</translation>
    </message>
    <message>
        <source>the reader&apos;s number is not the PLC&apos;s</source>
        <translation>номер считывателя не от ПЛК</translation>
    </message>
    <message>
        <source>the reader sent nothing for several units</source>
        <translation>считыватель не прислал несколько единиц</translation>
    </message>
    <message>
        <source>the line is empty, and units are in no case</source>
        <translation>линия пуста, а единицы ни в каком коробе</translation>
    </message>
    <message>
        <source>units are missing between two cases</source>
        <translation>между двумя коробами не хватает единиц</translation>
    </message>
    <message>
        <source>the guard was opened</source>
        <translation>ограждение открывали</translation>
    </message>
    <message>
        <source>the line was packed by hand</source>
        <translation>линию паковали вручную</translation>
    </message>
    <message>
        <source>the PLC restarted</source>
        <translation>ПЛК перезапускался</translation>
    </message>
    <message>
        <source>the PLC was away</source>
        <translation>ПЛК был не на связи</translation>
    </message>
    <message>
        <source>the reader was away</source>
        <translation>считыватель был не на связи</translation>
    </message>
    <message>
        <source>the PLC counted in an epoch that is not ours</source>
        <translation>ПЛК считал в чужой эпохе</translation>
    </message>
    <message>
        <source>a backup was restored</source>
        <translation>восстановлена резервная копия</translation>
    </message>
    <message>
        <source>records of this journal are lost</source>
        <translation>записи этого журнала утеряны</translation>
    </message>
    <message>
        <source>was deleted</source>
        <translation>удалён</translation>
    </message>
    <message>
        <source>was replaced</source>
        <translation>заменён</translation>
    </message>
    <message>
        <source>lost its lock</source>
        <translation>потерял блокировку</translation>
    </message>
    <message>
        <source>the units were not where the queue had them</source>
        <translation>единицы были не там, где их числила очередь</translation>
    </message>
    <message>
        <source>seen neither at the exit nor in the ejector</source>
        <translation>не виден ни на выходе, ни в отбраковщике</translation>
    </message>
    <message>
        <source>the PLC took the pass, and nothing sees the exit</source>
        <translation>ПЛК взял разрешение, а выход никто не видит</translation>
    </message>
    <message>
        <source>seen leaving</source>
        <translation>виден на выходе</translation>
    </message>
    <message>
        <source>leaving assumed, not seen</source>
        <translation>уход принят, не виден</translation>
    </message>
    <message>
        <source>closed or found by a person</source>
        <translation>закрыт или найден человеком</translation>
    </message>
    <message>
        <source>in one picture</source>
        <translation>на одном снимке</translation>
    </message>
    <message>
        <source>by the order of the queue</source>
        <translation>по порядку очереди</translation>
    </message>
    <message>
        <source>by one reader</source>
        <translation>одним считывателем</translation>
    </message>
    <message>
        <source>scanned one by one</source>
        <translation>сканированы по одной</translation>
    </message>
    <message>
        <source>told by another system</source>
        <translation>сообщено другой системой</translation>
    </message>
    <message>
        <source>sixteen cases passed since</source>
        <translation>с тех пор прошло шестнадцать коробов</translation>
    </message>
    <message>
        <source>the gate was bypassed</source>
        <translation>заслонка была в обходе</translation>
    </message>
    <message>
        <source>the journal is new</source>
        <translation>журнал новый</translation>
    </message>
    <message>
        <source>a person confirmed new numbers</source>
        <translation>человек подтвердил новые номера</translation>
    </message>
    <message>
        <source>live</source>
        <translation>на связи</translation>
    </message>
    <message>
        <source>away</source>
        <translation>нет связи</translation>
    </message>
    <message>
        <source>connecting</source>
        <translation>подключается</translation>
    </message>
    <message>
        <source>paused, key refused</source>
        <translation>пауза, ключ отклонён</translation>
    </message>
    <message>
        <source>delivered</source>
        <translation>передано</translation>
    </message>
    <message>
        <source>it refused the batch</source>
        <translation>пакет отклонён</translation>
    </message>
    <message>
        <source>it does not answer</source>
        <translation>не отвечает</translation>
    </message>
    <message>
        <source>it is busy</source>
        <translation>занят</translation>
    </message>
    <message>
        <source>it holds less than it said before</source>
        <translation>у него меньше, чем он говорил раньше</translation>
    </message>
    <message>
        <source>it refuses our key</source>
        <translation>отклоняет наш ключ</translation>
    </message>
    <message>
        <source>it holds other records under our numbers</source>
        <translation>под нашими номерами у него другие записи</translation>
    </message>
    <message>
        <source>it holds records this journal never made</source>
        <translation>у него записи, которых журнал не делал</translation>
    </message>
    <message>
        <source>it takes no record of ours</source>
        <translation>не принимает наших записей</translation>
    </message>
    <message>
        <source>a record is missing</source>
        <translation>не хватает записи</translation>
    </message>
    <message>
        <source>another station writes under our name</source>
        <translation>другая станция пишет под нашим именем</translation>
    </message>
    <message>
        <source>it knows us by another journal</source>
        <translation>знает нас по другому журналу</translation>
    </message>
    <message>
        <source>no answer in time</source>
        <translation>нет ответа вовремя</translation>
    </message>
    <message>
        <source>its name is not known to the network</source>
        <translation>сеть не знает его имени</translation>
    </message>
    <message>
        <source>the proxy refuses</source>
        <translation>прокси отказывает</translation>
    </message>
    <message>
        <source>the proxy refuses our password</source>
        <translation>прокси отклоняет наш пароль</translation>
    </message>
    <message>
        <source>the password for the proxy cannot be read</source>
        <translation>пароль прокси не читается</translation>
    </message>
    <message>
        <source>its certificate has expired</source>
        <translation>его сертификат истёк</translation>
    </message>
    <message>
        <source>its certificate is not valid yet; is our clock right?</source>
        <translation>его сертификат ещё не действует; верны ли наши часы?</translation>
    </message>
    <message>
        <source>its certificate is not from a trusted authority</source>
        <translation>его сертификат не от доверенного центра</translation>
    </message>
    <message>
        <source>its certificate is for another name</source>
        <translation>его сертификат на другое имя</translation>
    </message>
    <message>
        <source>it refuses our certificate</source>
        <translation>отклоняет наш сертификат</translation>
    </message>
    <message>
        <source>no secure connection</source>
        <translation>нет защищённого соединения</translation>
    </message>
    <message>
        <source>the file of authorities cannot be read</source>
        <translation>файл удостоверяющих центров не читается</translation>
    </message>
    <message>
        <source>our certificate or its key cannot be read</source>
        <translation>наш сертификат или его ключ не читается</translation>
    </message>
    <message>
        <source>our certificate has expired</source>
        <translation>наш сертификат истёк</translation>
    </message>
    <message>
        <source>a mistake in this program; it tries again</source>
        <translation>ошибка в этой программе; она повторит</translation>
    </message>
    <message>
        <source>our clock is wrong</source>
        <translation>наши часы неверны</translation>
    </message>
    <message>
        <source>the token file cannot be read</source>
        <translation>файл токена не читается</translation>
    </message>
    <message>
        <source>the token file holds no token</source>
        <translation>в файле токена нет токена</translation>
    </message>
    <message>
        <source>no token was given to us</source>
        <translation>нам не дали токена</translation>
    </message>
    <message>
        <source>the capture job has not ended</source>
        <translation>задание приёма не закончено</translation>
    </message>
    <message>
        <source>the capture job failed</source>
        <translation>задание приёма не удалось</translation>
    </message>
    <message>
        <source>EPCIS cannot express it</source>
        <translation>EPCIS этого не выражает</translation>
    </message>
    <message>
        <source>it holds something under this number</source>
        <translation>под этим номером у него уже что-то есть</translation>
    </message>
    <message>
        <source>the answer is not a token</source>
        <translation>ответ — не токен</translation>
    </message>
    <message>
        <source>the disk is full</source>
        <translation>диск полон</translation>
    </message>
    <message>
        <source>the disk failed</source>
        <translation>сбой диска</translation>
    </message>
    <message>
        <source>the journal is damaged</source>
        <translation>журнал повреждён</translation>
    </message>
    <message>
        <source>the journal is busy</source>
        <translation>журнал занят</translation>
    </message>
    <message>
        <source>the folder cannot be written</source>
        <translation>в папку нельзя писать</translation>
    </message>
    <message>
        <source>an answer to another request</source>
        <translation>ответ на другой запрос</translation>
    </message>
    <message>
        <source>another protocol</source>
        <translation>другой протокол</translation>
    </message>
    <message>
        <source>another unit number</source>
        <translation>другой номер устройства</translation>
    </message>
    <message>
        <source>another function</source>
        <translation>другая функция</translation>
    </message>
    <message>
        <source>a wrong byte count</source>
        <translation>неверный счётчик байтов</translation>
    </message>
    <message>
        <source>a wrong number of bytes</source>
        <translation>неверное число байтов</translation>
    </message>
    <message>
        <source>a wrong length</source>
        <translation>неверная длина</translation>
    </message>
    <message>
        <source>a wrong number of words</source>
        <translation>неверное число слов</translation>
    </message>
    <message>
        <source>another address written</source>
        <translation>записан другой адрес</translation>
    </message>
    <message>
        <source>another number of words written</source>
        <translation>записано другое число слов</translation>
    </message>
    <message>
        <source>more bytes than one answer</source>
        <translation>байтов больше, чем в одном ответе</translation>
    </message>
    <message>
        <source>an answer without a request</source>
        <translation>ответ без запроса</translation>
    </message>
    <message>
        <source>a wrong beginning</source>
        <translation>неверное начало</translation>
    </message>
    <message>
        <source>a wrong size</source>
        <translation>неверный размер</translation>
    </message>
    <message>
        <source>no greeting</source>
        <translation>нет приветствия</translation>
    </message>
</context>
<context>
    <name>plc</name>
    <message>
        <source>Overview</source>
        <translation>Обзор</translation>
    </message>
    <message>
        <source>PLC to station</source>
        <translation>ПЛК → станция</translation>
    </message>
    <message>
        <source>Station to PLC</source>
        <translation>Станция → ПЛК</translation>
    </message>
    <message>
        <source>Last handshakes</source>
        <translation>Последние обмены</translation>
    </message>
    <message>
        <source>Requests</source>
        <translation>Запросы</translation>
    </message>
    <message>
        <source>Go on</source>
        <translation>Дальше</translation>
    </message>
    <message>
        <source>Freeze</source>
        <translation>Стоп-кадр</translation>
    </message>
    <message>
        <source>Only errors</source>
        <translation>Только ошибки</translation>
    </message>
    <message>
        <source>PLC</source>
        <translation>ПЛК</translation>
    </message>
    <message>
        <source>No block read yet</source>
        <translation>Блок ещё не читан</translation>
    </message>
    <message>
        <source>FROZEN {time}</source>
        <translation>СТОП-КАДР {time}</translation>
    </message>
    <message>
        <source>Torn</source>
        <translation>Рваные</translation>
    </message>
    <message>
        <source>No answer</source>
        <translation>Молчит</translation>
    </message>
    <message>
        <source>reads {n:1 word|{n} words}</source>
        <translation>читает слов: {n}</translation>
    </message>
    <message>
        <source>writes {n:1 word|{n} words}</source>
        <translation>пишет слов: {n}</translation>
    </message>
    <message>
        <source>No block written yet</source>
        <translation>Блок ещё не писан</translation>
    </message>
    <message>
        <source>Address</source>
        <translation>Адрес</translation>
    </message>
    <message>
        <source>Name</source>
        <translation>Имя</translation>
    </message>
    <message>
        <source>Value</source>
        <translation>Значение</translation>
    </message>
    <message>
        <source>Meaning</source>
        <translation>Смысл</translation>
    </message>
    <message>
        <source>Case waits</source>
        <translation>Короб ждёт</translation>
    </message>
    <message>
        <source>Verdict</source>
        <translation>Решение</translation>
    </message>
    <message>
        <source>Left the line</source>
        <translation>Ушёл с линии</translation>
    </message>
    <message>
        <source>{n} s</source>
        <translation>{n} с</translation>
    </message>
    <message>
        <source>No case in the last {n} s</source>
        <translation>За последние {n} с коробов нет</translation>
    </message>
    <message>
        <source>pass · {n} ms</source>
        <translation>годен · {n} мс</translation>
    </message>
    <message>
        <source>reject · {n} ms</source>
        <translation>брак · {n} мс</translation>
    </message>
    <message>
        <source>{case} · {n} s</source>
        <translation>{case} · {n} с</translation>
    </message>
    <message>
        <source>Case</source>
        <translation>Короб</translation>
    </message>
    <message>
        <source>Committed</source>
        <translation>Сохранено</translation>
    </message>
    <message>
        <source>Written</source>
        <translation>Записано</translation>
    </message>
    <message>
        <source>Taken</source>
        <translation>Взято</translation>
    </message>
    <message>
        <source>Left</source>
        <translation>Ушёл</translation>
    </message>
    <message>
        <source>ms after the case was seen</source>
        <translation>мс после появления короба</translation>
    </message>
    <message>
        <source>No case yet</source>
        <translation>Коробов ещё нет</translation>
    </message>
    <message>
        <source>pass</source>
        <translation>годен</translation>
    </message>
    <message>
        <source>reject</source>
        <translation>брак</translation>
    </message>
    <message>
        <source>none yet</source>
        <translation>ещё нет</translation>
    </message>
    <message>
        <source>read {first} to {last}</source>
        <translation>чтение {first}–{last}</translation>
    </message>
    <message>
        <source>write {first} to {last}</source>
        <translation>запись {first}–{last}</translation>
    </message>
    <message>
        <source>another request</source>
        <translation>другой запрос</translation>
    </message>
    <message>
        <source>Time</source>
        <translation>Время</translation>
    </message>
    <message>
        <source>Request</source>
        <translation>Запрос</translation>
    </message>
    <message>
        <source>What came of it</source>
        <translation>Что вышло</translation>
    </message>
    <message>
        <source>Nothing went wrong</source>
        <translation>Всё прошло верно</translation>
    </message>
    <message>
        <source>No request yet</source>
        <translation>Запросов ещё нет</translation>
    </message>
    <message>
        <source>newest first</source>
        <translation>новые первыми</translation>
    </message>
    <message>
        <source>answered</source>
        <translation>отвечен</translation>
    </message>
    <message>
        <source>PLC: {request}</source>
        <translation>ПЛК: {request}</translation>
    </message>
</context>
<context>
    <name>pool</name>
    <message>
        <source>{n:1 pool|{n} pools} of codes</source>
        <translation>{n} {n:пул|пула|пулов} кодов</translation>
    </message>
    <message>
        <source>being counted</source>
        <translation>идёт подсчёт</translation>
    </message>
    <message>
        <source>{n} of {m} left</source>
        <translation>осталось {n} из {m}</translation>
    </message>
    <message>
        <source>in this order</source>
        <translation>в этом заказе</translation>
    </message>
    <message>
        <source>Issued</source>
        <translation>Выдано</translation>
    </message>
    <message>
        <source>Left over</source>
        <translation>Осталось</translation>
    </message>
    <message>
        <source>Packed</source>
        <translation>Упаковано</translation>
    </message>
    <message>
        <source>Left the line</source>
        <translation>Ушло с линии</translation>
    </message>
    <message>
        <source>Void</source>
        <translation>Аннулировано</translation>
    </message>
    <message>
        <source>Counted</source>
        <translation>Посчитано</translation>
    </message>
    <message>
        <source>Last import</source>
        <translation>Последняя загрузка</translation>
    </message>
    <message>
        <source>File</source>
        <translation>Файл</translation>
    </message>
    <message>
        <source>Imported</source>
        <translation>Загружено</translation>
    </message>
    <message>
        <source>Duplicates</source>
        <translation>Повторы</translation>
    </message>
    <message>
        <source>Bad lines</source>
        <translation>Плохие строки</translation>
    </message>
    <message>
        <source>No bad lines in the last import.</source>
        <translation>В последней загрузке плохих строк нет.</translation>
    </message>
    <message>
        <source>Line {n}: {code}: {why}</source>
        <translation>Строка {n}: {code}: {why}</translation>
    </message>
</context>
<context>
    <name>preview</name>
    <message>
        <source>{read} of {wanted} read</source>
        <translation>считано {read} из {wanted}</translation>
    </message>
    <message>
        <source>not read: {cells}</source>
        <translation>не считано: {cells}</translation>
    </message>
    <message>
        <source>STALE · {age} old</source>
        <translation>УСТАРЕЛО · {age}</translation>
    </message>
    <message>
        <source>of the last {n:picture|{n} pictures}</source>
        <translation>последние: {n}</translation>
    </message>
    <message>
        <source>px per module</source>
        <translation>пикс. на модуль</translation>
    </message>
    <message>
        <source>Contrast</source>
        <translation>Контраст</translation>
    </message>
    <message>
        <source>Read rate</source>
        <translation>Доля чтения</translation>
    </message>
    <message>
        <source>weakest {value}</source>
        <translation>слабейший {value}</translation>
    </message>
</context>
<context>
    <name>rail</name>
    <message>
        <source>HOLD</source>
        <translation>ПАУЗА</translation>
    </message>
    <message>
        <source>RESUME</source>
        <translation>ПУСК</translation>
    </message>
</context>
<context>
    <name>reject</name>
    <message>
        <source>No-reads</source>
        <translation>Нечитаемые</translation>
    </message>
    <message>
        <source>Case</source>
        <translation>Короб</translation>
    </message>
    <message>
        <source>List</source>
        <translation>Список</translation>
    </message>
    <message>
        <source>No rejected cases this shift.</source>
        <translation>За смену брака нет.</translation>
    </message>
    <message>
        <source>{n} of {m}</source>
        <translation>{n} из {m}</translation>
    </message>
    <message>
        <source>Newer</source>
        <translation>Новее</translation>
    </message>
    <message>
        <source>Older</source>
        <translation>Старее</translation>
    </message>
    <message>
        <source>Case {case}: {what}</source>
        <translation>Короб {case}: {what}</translation>
    </message>
    <message>
        <source>ejected after it passed</source>
        <translation>отбракован после пропуска</translation>
    </message>
    <message>
        <source>not seen leaving</source>
        <translation>уход не виден</translation>
    </message>
    <message>
        <source>withdrawn after it left</source>
        <translation>отозван после ухода</translation>
    </message>
    <message>
        <source>It is in the reject bin.</source>
        <translation>Он в бункере брака.</translation>
    </message>
    <message>
        <source>It left by the exit. Bring it back, then press where it was for one second.</source>
        <translation>Ушёл через выход. Верните, затем держите секунду, где он был.</translation>
    </message>
    <message>
        <source>Its ejection was not seen. Find it, then press where it was for one second.</source>
        <translation>Отбраковки не видно. Найдите, затем держите секунду, где он был.</translation>
    </message>
    <message>
        <source>It is on its way to the reject bin.</source>
        <translation>Он едет в бункер брака.</translation>
    </message>
    <message>
        <source>It was never judged. It is in the reject bin.</source>
        <translation>Решения по нему не было. Он в бункере брака.</translation>
    </message>
    <message>
        <source>Never judged, left by the exit. Find it, press where it was for one second.</source>
        <translation>Без решения, ушёл через выход. Найдите, держите секунду, где он был.</translation>
    </message>
    <message>
        <source>It was never judged. Find it, then press where it was for one second.</source>
        <translation>Решения не было. Найдите, затем держите секунду, где он был.</translation>
    </message>
    <message>
        <source>It was never judged.</source>
        <translation>Решения по нему не было.</translation>
    </message>
    <message>
        <source>It passed and was ejected. Its {units} are free.</source>
        <translation>Был годен и отбракован. Его {units} свободны.</translation>
    </message>
    <message>
        <source>A person found it in the bin. Its {units} are free.</source>
        <translation>Человек нашёл его в браке. Его {units} свободны.</translation>
    </message>
    <message>
        <source>It was not seen leaving. Find it, then press where it was for one second.</source>
        <translation>Уход не виден. Найдите, затем держите секунду, где он был.</translation>
    </message>
    <message>
        <source>Its order was wrong. Find it, then press where it was for one second.</source>
        <translation>Порядок был неверен. Найдите, затем держите секунду, где он был.</translation>
    </message>
    <message>
        <source>A person found it good. It is released.</source>
        <translation>Человек нашёл его годным. Он выпущен.</translation>
    </message>
    <message>
        <source>It left by the exit as good.</source>
        <translation>Ушёл через выход как годный.</translation>
    </message>
    <message>
        <source>The PLC took its pass. Nothing sees the exit.</source>
        <translation>ПЛК взял его разрешение. Выход никто не видит.</translation>
    </message>
    <message>
        <source>A person found it on the pallet. It is not a product.</source>
        <translation>Человек нашёл его на паллете. Это не товар.</translation>
    </message>
    <message>
        <source>A person found it in the bin.</source>
        <translation>Человек нашёл его в браке.</translation>
    </message>
    <message>
        <source>A person looked for it and did not find it.</source>
        <translation>Человек искал его и не нашёл.</translation>
    </message>
    <message>
        <source>All {n}</source>
        <translation>Все {n}</translation>
    </message>
    <message>
        <source>ejected</source>
        <translation>отбракован</translation>
    </message>
    <message>
        <source>in doubt</source>
        <translation>под вопросом</translation>
    </message>
    <message>
        <source>to be found</source>
        <translation>найти</translation>
    </message>
    <message>
        <source>Clean the code or take the {unit} out, then pack the case again.</source>
        <translation>Протрите код или выньте ({unit}), затем упакуйте короб снова.</translation>
    </message>
    <message>
        <source>Pack its {units} again.</source>
        <translation>Упакуйте его {units} снова.</translation>
    </message>
    <message>
        <source>Take this {unit} out and put it in the quality box.</source>
        <translation>Выньте в короб качества: {unit}.</translation>
    </message>
    <message>
        <source>Take this {unit} out. Check what is fed to the line.</source>
        <translation>Выньте: {unit}. Проверьте, что подают на линию.</translation>
    </message>
    <message>
        <source>Take this {unit} out: it was taken out of the goods before.</source>
        <translation>Выньте: {unit}, уже выведена из оборота.</translation>
    </message>
    <message>
        <source>Take this {unit} out. Was the file with its codes imported? See Pools.</source>
        <translation>Выньте: {unit}. Загружен ли файл с кодами? См. Пулы.</translation>
    </message>
    <message>
        <source>Take this {unit} out: its code was made void.</source>
        <translation>Выньте: {unit}, код аннулирован.</translation>
    </message>
    <message>
        <source>Take this {unit} out. Check the line clearance.</source>
        <translation>Выньте: {unit}. Проверьте очистку линии.</translation>
    </message>
    <message>
        <source>The {unit} may be good. Pack it again.</source>
        <translation>Может быть годной: {unit}. Упакуйте снова.</translation>
    </message>
    <message>
        <source>Count the {units}, then pack the case again.</source>
        <translation>Посчитайте {units}, затем упакуйте короб снова.</translation>
    </message>
    <message>
        <source>Take out what is too many, then pack the case again.</source>
        <translation>Выньте лишнее, затем упакуйте короб снова.</translation>
    </message>
    <message>
        <source>Check the label of the case, then pack it again.</source>
        <translation>Проверьте этикетку короба, затем упакуйте снова.</translation>
    </message>
    <message>
        <source>Put another label on, then pack the case again.</source>
        <translation>Наклейте другую этикетку, затем упакуйте короб снова.</translation>
    </message>
    <message>
        <source>Find out whose label it is, then put the case right under Rework.</source>
        <translation>Выясните, чья это этикетка, затем исправьте короб в разделе «Правка».</translation>
    </message>
    <message>
        <source>The order of the {units} was not proven.</source>
        <translation>Порядок не доказан: {units}.</translation>
    </message>
    <message>
        <source>This {unit}</source>
        <translation>Эта {unit}</translation>
    </message>
    <message>
        <source>The same code here too</source>
        <translation>Здесь тот же код</translation>
    </message>
    <message>
        <source>Same code before</source>
        <translation>Код раньше</translation>
    </message>
    <message>
        <source>{Place}. {why}</source>
        <translation>{Place}. {why}</translation>
    </message>
    <message>
        <source>case {case}</source>
        <translation>короб {case}</translation>
    </message>
    <message>
        <source>cell {cell}</source>
        <translation>яч. {cell}</translation>
    </message>
    <message>
        <source>{first}, {second}</source>
        <translation>{first}, {second}</translation>
    </message>
</context>
<context>
    <name>rework</name>
    <message>
        <source>Fix</source>
        <translation>Исправить</translation>
    </message>
    <message>
        <source>Done lately</source>
        <translation>Недавнее</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>Отмена</translation>
    </message>
    <message>
        <source>Undo</source>
        <translation>Отменить</translation>
    </message>
    <message>
        <source>Nothing is missing any more: finish, or take one out first.</source>
        <translation>Больше ничего не нужно: завершите или сначала выньте одну.</translation>
    </message>
    <message>
        <source>Accepted.</source>
        <translation>Принято.</translation>
    </message>
    <message>
        <source>Choose first what shall be done.</source>
        <translation>Сначала выберите, что сделать.</translation>
    </message>
    <message>
        <source>No more than {n} at once: do these first.</source>
        <translation>Не более {n} сразу: сначала выполните эти.</translation>
    </message>
    <message>
        <source>It can be done.</source>
        <translation>Это можно сделать.</translation>
    </message>
    <message>
        <source>Undo scan</source>
        <translation>Отменить скан</translation>
    </message>
    <message>
        <source>Several at once</source>
        <translation>Несколько сразу</translation>
    </message>
    <message>
        <source>Its story comes, and what can be done with it now.</source>
        <translation>Появится история и то, что можно сделать.</translation>
    </message>
    <message>
        <source>Scan a {unit}, a case or a pallet.</source>
        <translation>Сканируйте код: {unit}, короб или паллета.</translation>
    </message>
    <message>
        <source>What became of it?</source>
        <translation>Что с этим стало?</translation>
    </message>
    <message>
        <source>Why?</source>
        <translation>Почему?</translation>
    </message>
    <message>
        <source>Assign an SSCC</source>
        <translation>Присвоить SSCC</translation>
    </message>
    <message>
        <source>What shall be done?</source>
        <translation>Что сделать?</translation>
    </message>
    <message>
        <source>Nothing can be done with it now: press a key to see why.</source>
        <translation>Сейчас ничего нельзя: нажмите кнопку, чтобы узнать почему.</translation>
    </message>
    <message>
        <source>Something else</source>
        <translation>Другое</translation>
    </message>
    <message>
        <source>Finish</source>
        <translation>Завершить</translation>
    </message>
    <message>
        <source>Close short</source>
        <translation>Закрыть неполным</translation>
    </message>
    <message>
        <source>Case {case}: put right</source>
        <translation>Короб {case}: исправление</translation>
    </message>
    <message>
        <source>Scan the label of case {case}.</source>
        <translation>Сканируйте этикетку короба {case}.</translation>
    </message>
    <message>
        <source>Check case {case}, and finish.</source>
        <translation>Проверьте короб {case} и завершите.</translation>
    </message>
    <message>
        <source>Take out {cell}, and scan the new {unit}.</source>
        <translation>Выньте {cell} и сканируйте новую: {unit}.</translation>
    </message>
    <message>
        <source>Scan the {unit} that goes into {cell}.</source>
        <translation>Сканируйте для {cell}: {unit}.</translation>
    </message>
    <message>
        <source>What shall be done with all of them?</source>
        <translation>Что сделать со всеми?</translation>
    </message>
    <message>
        <source>What became of them?</source>
        <translation>Что с ними стало?</translation>
    </message>
    <message>
        <source>{what}: several at once</source>
        <translation>{what}: несколько сразу</translation>
    </message>
    <message>
        <source>{what}: {n}</source>
        <translation>{what}: {n}</translation>
    </message>
    <message>
        <source>Scan one after the other.</source>
        <translation>Сканируйте один за другим.</translation>
    </message>
    <message>
        <source>Scan the case</source>
        <translation>Скан короба</translation>
    </message>
    <message>
        <source>Replace {cell}</source>
        <translation>Заменить {cell}</translation>
    </message>
    <message>
        <source>Scan its label</source>
        <translation>Скан этикетки</translation>
    </message>
    <message>
        <source>{n} in the case</source>
        <translation>в коробе: {n}</translation>
    </message>
    <message>
        <source>Check and finish</source>
        <translation>Проверить и завершить</translation>
    </message>
    <message>
        <source>and {n} more</source>
        <translation>и ещё {n}</translation>
    </message>
    <message>
        <source>{what}: undone</source>
        <translation>{what}: отменено</translation>
    </message>
    <message>
        <source>Put the case right</source>
        <translation>Исправить короб</translation>
    </message>
    <message>
        <source>Replace it</source>
        <translation>Заменить</translation>
    </message>
    <message>
        <source>Take it out</source>
        <translation>Вынуть</translation>
    </message>
    <message>
        <source>Put one in</source>
        <translation>Доложить</translation>
    </message>
    <message>
        <source>Put it into another</source>
        <translation>Переложить</translation>
    </message>
    <message>
        <source>Merge into another</source>
        <translation>Объединить</translation>
    </message>
    <message>
        <source>New label</source>
        <translation>Новая этикетка</translation>
    </message>
    <message>
        <source>Dissolve</source>
        <translation>Расформировать</translation>
    </message>
    <message>
        <source>Dissolve all levels</source>
        <translation>Расформ. все уровни</translation>
    </message>
    <message>
        <source>Out of use</source>
        <translation>Вывести</translation>
    </message>
    <message>
        <source>Back into use</source>
        <translation>Вернуть в оборот</translation>
    </message>
    <message>
        <source>Bring back</source>
        <translation>Восстановить</translation>
    </message>
    <message>
        <source>Came back</source>
        <translation>Возврат</translation>
    </message>
    <message>
        <source>Take it out, and scan what takes its place.</source>
        <translation>Выньте и сканируйте замену.</translation>
    </message>
    <message>
        <source>Scan what is put in.</source>
        <translation>Сканируйте, что кладёте.</translation>
    </message>
    <message>
        <source>Scan the container that it goes into.</source>
        <translation>Сканируйте упаковку, куда кладёте.</translation>
    </message>
    <message>
        <source>Scan the container that takes its contents.</source>
        <translation>Сканируйте упаковку, куда идёт содержимое.</translation>
    </message>
    <message>
        <source>Scan the new label.</source>
        <translation>Сканируйте новую этикетку.</translation>
    </message>
    <message>
        <source>Damaged</source>
        <translation>Повреждено</translation>
    </message>
    <message>
        <source>Packing mistake</source>
        <translation>Ошибка упаковки</translation>
    </message>
    <message>
        <source>Label wrong</source>
        <translation>Этикетка неверна</translation>
    </message>
    <message>
        <source>Quality check</source>
        <translation>Контроль качества</translation>
    </message>
    <message>
        <source>Other</source>
        <translation>Другое</translation>
    </message>
    <message>
        <source>Sample</source>
        <translation>Образец</translation>
    </message>
    <message>
        <source>Destroyed</source>
        <translation>Уничтожено</translation>
    </message>
    <message>
        <source>Lost</source>
        <translation>Утеряно</translation>
    </message>
</context>
<context>
    <name>run</name>
    <message>
        <source>No case was rejected.</source>
        <translation>Брака не было.</translation>
    </message>
    <message>
        <source>Rejected, by reason</source>
        <translation>Брак по причинам</translation>
    </message>
    <message>
        <source>Newest case</source>
        <translation>Последний короб</translation>
    </message>
    <message>
        <source>{n} on the way out</source>
        <translation>на выход: {n}</translation>
    </message>
    <message>
        <source>{n} {units}/min</source>
        <translation>{units}: {n}/мин</translation>
    </message>
    <message>
        <source>Cases passed</source>
        <translation>Годные короба</translation>
    </message>
    <message>
        <source>Cases rejected</source>
        <translation>Брак, короба</translation>
    </message>
    <message>
        <source>Cases a minute</source>
        <translation>Коробов/мин</translation>
    </message>
    <message>
        <source>{n} % of cases</source>
        <translation>{n} % коробов</translation>
    </message>
    <message>
        <source>All others</source>
        <translation>Все прочие</translation>
    </message>
    <message>
        <source>Last hour, cases a minute</source>
        <translation>За час, коробов в минуту</translation>
    </message>
    <message>
        <source>Last hour</source>
        <translation>За час</translation>
    </message>
    <message>
        <source>rejected case</source>
        <translation>бракованный короб</translation>
    </message>
    <message>
        <source>Less than one minute</source>
        <translation>Меньше минуты</translation>
    </message>
    <message>
        <source>Missed</source>
        <translation>Пропущен</translation>
    </message>
    <message>
        <source>Ejected</source>
        <translation>Отбракован</translation>
    </message>
    <message>
        <source>Not proven</source>
        <translation>Не доказан</translation>
    </message>
</context>
<context>
    <name>screen</name>
    <message>
        <source>Station</source>
        <translation>Станция</translation>
    </message>
</context>
<context>
    <name>setting</name>
    <message>
        <source>Station</source>
        <translation>Станция</translation>
    </message>
    <message>
        <source>Kind of station</source>
        <translation>Вид станции</translation>
    </message>
    <message>
        <source>line: with a PLC; bench: a person packs by scanning; dock: ships what was packed elsewhere</source>
        <translation>line: с ПЛК; bench: человек пакует сканированием; dock: отгружает упакованное в другом месте</translation>
    </message>
    <message>
        <source>Another kind of station needs other devices: set them up in the file together.</source>
        <translation>Другому виду станции нужны другие устройства: настройте всё вместе в файле.</translation>
    </message>
    <message>
        <source>Line</source>
        <translation>Линия</translation>
    </message>
    <message>
        <source>Name of this line for upstream and on screens; one process is one line</source>
        <translation>Имя линии для верхнего уровня и экранов; один процесс — одна линия</translation>
    </message>
    <message>
        <source>Upstream knows the line by this name: with another one it is another line.</source>
        <translation>Верхний уровень знает линию по имени: с другим именем это другая линия.</translation>
    </message>
    <message>
        <source>Data folder</source>
        <translation>Папка данных</translation>
    </message>
    <message>
        <source>Folder of the journal, evidence and tokens; relative to the config file</source>
        <translation>Папка журнала, снимков и токенов; относительно файла конфигурации</translation>
    </message>
    <message>
        <source>Another folder is an empty journal: duplicates of earlier cases are not found.</source>
        <translation>Другая папка — пустой журнал: повторы прежних коробов не найдутся.</translation>
    </message>
    <message>
        <source>Local API</source>
        <translation>Локальный API</translation>
    </message>
    <message>
        <source>API address</source>
        <translation>Адрес API</translation>
    </message>
    <message>
        <source>Loopback address the local API answers on</source>
        <translation>Адрес loopback, где отвечает локальный API</translation>
    </message>
    <message>
        <source>API port</source>
        <translation>Порт API</translation>
    </message>
    <message>
        <source>TCP port; 0 = any free one</source>
        <translation>Порт TCP; 0 = любой свободный</translation>
    </message>
    <message>
        <source>Shape of the line</source>
        <translation>Схема линии</translation>
    </message>
    <message>
        <source>picture: the open case under cameras; queue: unit after unit before the packer; reader: one reader reads the whole case</source>
        <translation>picture: открытый короб под камерами; queue: единица за единицей перед упаковщиком; reader: один считыватель читает весь короб</translation>
    </message>
    <message>
        <source>The other shape needs other devices: set them up in the file together.</source>
        <translation>Другой схеме нужны другие устройства: настройте всё вместе в файле.</translation>
    </message>
    <message>
        <source>Order and recipe</source>
        <translation>Заказ и рецепт</translation>
    </message>
    <message>
        <source>Work order</source>
        <translation>Заказ</translation>
    </message>
    <message>
        <source>Work order to start when no order is open; empty = made of product and lot</source>
        <translation>Заказ, который начать, если ни один не открыт; пусто = из продукта и партии</translation>
    </message>
    <message>
        <source>Preset</source>
        <translation>Набор правил</translation>
    </message>
    <message>
        <source>What an authority asks of a code of this kind; a key that stands here wins</source>
        <translation>Что ведомство требует от такого кода; заданный здесь ключ важнее</translation>
    </message>
    <message>
        <source>Product</source>
        <translation>Продукт</translation>
    </message>
    <message>
        <source>What is packed</source>
        <translation>Что пакуется</translation>
    </message>
    <message>
        <source>Kind of unit code</source>
        <translation>Вид кода единицы</translation>
    </message>
    <message>
        <source>plain: any text; url: a web address; gs1: GS1 element string or Digital Link</source>
        <translation>plain: любой текст; url: веб-адрес; gs1: строка элементов GS1 или Digital Link</translation>
    </message>
    <message>
        <source>Units per case</source>
        <translation>Единиц в коробе</translation>
    </message>
    <message>
        <source>Units in a full case</source>
        <translation>Единиц в полном коробе</translation>
    </message>
    <message>
        <source>Rows</source>
        <translation>Ряды</translation>
    </message>
    <message>
        <source>Rows of the grid; rows × columns = units per case (picture shape)</source>
        <translation>Ряды сетки; ряды × столбцы = единиц в коробе (схема «снимок»)</translation>
    </message>
    <message>
        <source>Columns</source>
        <translation>Столбцы</translation>
    </message>
    <message>
        <source>Columns of the grid, counted from the left (picture shape)</source>
        <translation>Столбцы сетки, слева (схема «снимок»)</translation>
    </message>
    <message>
        <source>Pattern of unit codes</source>
        <translation>Шаблон кода единицы</translation>
    </message>
    <message>
        <source>Regular expression a whole unit code must match</source>
        <translation>Регулярное выражение для всего кода единицы</translation>
    </message>
    <message>
        <source>Beginning of unit addresses</source>
        <translation>Начало адреса единицы</translation>
    </message>
    <message>
        <source>What every unit address begins with (url)</source>
        <translation>С чего начинается каждый адрес единицы (url)</translation>
    </message>
    <message>
        <source>GTIN</source>
        <translation>GTIN</translation>
    </message>
    <message>
        <source>GTIN of the unit (gs1)</source>
        <translation>GTIN единицы (gs1)</translation>
    </message>
    <message>
        <source>Lot</source>
        <translation>Партия</translation>
    </message>
    <message>
        <source>Lot of the order that is started when no order is open</source>
        <translation>Партия заказа, который начинают, если ни один не открыт</translation>
    </message>
    <message>
        <source>Check the lot</source>
        <translation>Проверять партию</translation>
    </message>
    <message>
        <source>AI 10 must be in every unit code and equal lot (gs1)</source>
        <translation>AI 10 должен быть в каждом коде единицы и равен партии (gs1)</translation>
    </message>
    <message>
        <source>Pattern of case codes</source>
        <translation>Шаблон кода короба</translation>
    </message>
    <message>
        <source>Regular expression a whole case code must match</source>
        <translation>Регулярное выражение для всего кода короба</translation>
    </message>
    <message>
        <source>Length of the serial</source>
        <translation>Длина серийного номера</translation>
    </message>
    <message>
        <source>Characters of AI 21 in every unit code; 0 = any (gs1)</source>
        <translation>Символов AI 21 в каждом коде единицы; 0 = любое (gs1)</translation>
    </message>
    <message>
        <source>Required elements</source>
        <translation>Обязательные элементы</translation>
    </message>
    <message>
        <source>Application identifiers besides 01 and 21 (gs1)</source>
        <translation>Идентификаторы применения кроме 01 и 21 (gs1)</translation>
    </message>
    <message>
        <source>AIM identifier</source>
        <translation>Идентификатор AIM</translation>
    </message>
    <message>
        <source>What a unit reader must send in front, such as ]d2; empty = anything</source>
        <translation>Что считыватель единиц шлёт впереди, например ]d2; пусто = что угодно</translation>
    </message>
    <message>
        <source>Pool of unit codes</source>
        <translation>Пул кодов единиц</translation>
    </message>
    <message>
        <source>Every unit code must be in this pool of codes; empty = no pool</source>
        <translation>Каждый код единицы должен быть из этого пула; пусто = пула нет</translation>
    </message>
    <message>
        <source>Pool of case codes</source>
        <translation>Пул кодов коробов</translation>
    </message>
    <message>
        <source>Every case code that is read must be in this pool; empty = no pool</source>
        <translation>Каждый считанный код короба должен быть из этого пула; пусто = пула нет</translation>
    </message>
    <message>
        <source>Symbols</source>
        <translation>Символы</translation>
    </message>
    <message>
        <source>Symbols to look for in pictures, those of the case code too</source>
        <translation>Символы, которые искать на снимках, и для кода короба</translation>
    </message>
    <message>
        <source>Cases wanted</source>
        <translation>Нужно коробов</translation>
    </message>
    <message>
        <source>Target of the order; 0 = not set</source>
        <translation>Цель заказа; 0 = не задана</translation>
    </message>
    <message>
        <source>cases</source>
        <translation>коробов</translation>
    </message>
    <message>
        <source>A unit is a</source>
        <translation>Единица — это</translation>
    </message>
    <message>
        <source>What a unit is called on screens</source>
        <translation>Как единицу называют на экранах</translation>
    </message>
    <message>
        <source>Units are packed in a</source>
        <translation>Единицы пакуют в</translation>
    </message>
    <message>
        <source>Name of the lowest level of packing: case, bundle</source>
        <translation>Имя нижнего уровня упаковки: case, bundle</translation>
    </message>
    <message>
        <source>Case code</source>
        <translation>Код короба</translation>
    </message>
    <message>
        <source>Source of the case code</source>
        <translation>Источник кода короба</translation>
    </message>
    <message>
        <source>picture: the label lies in the picture; reader: a device reads it; sscc: numbered here; printed: numbered here, on a label that is printed and read back; pool: the same with codes of a pool</source>
        <translation>picture: этикетка на снимке; reader: её считывает устройство; sscc: номер даёт станция; printed: номер даёт станция, он на этикетке, которая печатается и считывается; pool: то же с кодами пула</translation>
    </message>
    <message>
        <source>Case-code reader</source>
        <translation>Считыватель кода короба</translation>
    </message>
    <message>
        <source>Name of the case-code reader; empty = the only one (reader)</source>
        <translation>Имя считывателя кода короба; пусто = единственный (reader)</translation>
    </message>
    <message>
        <source>Pool of the labels</source>
        <translation>Пул этикеток</translation>
    </message>
    <message>
        <source>The pool whose codes the printed labels of cases get (pool)</source>
        <translation>Пул, коды которого получают печатные этикетки коробов (pool)</translation>
    </message>
    <message>
        <source>Case codes are SSCC</source>
        <translation>Коды коробов — SSCC</translation>
    </message>
    <message>
        <source>Every read case code is an SSCC; else case_pattern says what it is</source>
        <translation>Каждый считанный код короба — SSCC; иначе вид задаёт case_pattern</translation>
    </message>
    <message>
        <source>GS1 company prefix</source>
        <translation>Префикс предприятия GS1</translation>
    </message>
    <message>
        <source>4 to 12 digits; the serials of assigned SSCC come after it (sscc)</source>
        <translation>От 4 до 12 цифр; за ним серийные номера присваиваемых SSCC (sscc)</translation>
    </message>
    <message>
        <source>Extension digit</source>
        <translation>Цифра расширения</translation>
    </message>
    <message>
        <source>First digit of an assigned SSCC (sscc)</source>
        <translation>Первая цифра присваиваемого SSCC (sscc)</translation>
    </message>
    <message>
        <source>Serials from</source>
        <translation>Номера от</translation>
    </message>
    <message>
        <source>First serial of this station&apos;s range; stations that share prefix and extension need ranges apart</source>
        <translation>Первый номер диапазона станции; станциям с общим префиксом и расширением нужны разные диапазоны</translation>
    </message>
    <message>
        <source>Serials to</source>
        <translation>Номера до</translation>
    </message>
    <message>
        <source>Last serial of this station&apos;s range; empty = all that fit beside the prefix</source>
        <translation>Последний номер диапазона станции; пусто = все, что помещаются с префиксом</translation>
    </message>
    <message>
        <source>First serial</source>
        <translation>Первый номер</translation>
    </message>
    <message>
        <source>No serial below it is assigned: lower ones were used before this station; empty = serial_from</source>
        <translation>Ниже номера не присваиваются: их занимали до этой станции; пусто = serial_from</translation>
    </message>
    <message>
        <source>Labels</source>
        <translation>Этикетки</translation>
    </message>
    <message>
        <source>Templates</source>
        <translation>Шаблоны</translation>
    </message>
    <message>
        <source>Folder of the label templates, *.toml; relative to the config file</source>
        <translation>Папка шаблонов этикеток, *.toml; относительно файла конфигурации</translation>
    </message>
    <message>
        <source>Font</source>
        <translation>Шрифт</translation>
    </message>
    <message>
        <source>TrueType or OpenType file to draw texts with; empty = DejaVu and Noto, as the system has them</source>
        <translation>Файл TrueType или OpenType для текстов; пусто = системные DejaVu и Noto</translation>
    </message>
    <message>
        <source>Files are put in place, and named, by hand.</source>
        <translation>Файлы кладут и называют вручную.</translation>
    </message>
    <message>
        <source>Labels ahead</source>
        <translation>Этикетки вперёд</translation>
    </message>
    <message>
        <source>Line: labels printed and not yet read; as many as cases stand from the applicator to the reader</source>
        <translation>Линия: сколько этикеток напечатано и ещё не считано; столько, сколько коробов от аппликатора до считывателя</translation>
    </message>
    <message>
        <source>A reprint</source>
        <translation>Перепечатка</translation>
    </message>
    <message>
        <source>void: another SSCC, and the label before it is void; repeat: the same label once more</source>
        <translation>void: другой SSCC, прежняя этикетка аннулирована; repeat: та же этикетка ещё раз</translation>
    </message>
    <message>
        <source>Reading pictures</source>
        <translation>Чтение снимков</translation>
    </message>
    <message>
        <source>Decode time</source>
        <translation>Время чтения</translation>
    </message>
    <message>
        <source>Cells that are not read by then are no-reads; must be shorter than the verdict time-out</source>
        <translation>Несчитанные к этому сроку ячейки — «не считано»; короче срока решения</translation>
    </message>
    <message>
        <source>ms</source>
        <translation>мс</translation>
    </message>
    <message>
        <source>Second opinion</source>
        <translation>Второе мнение</translation>
    </message>
    <message>
        <source>Ask pyzbar for a second opinion on cells that were not read</source>
        <translation>Спросить pyzbar о несчитанных ячейках</translation>
    </message>
    <message>
        <source>Largest picture</source>
        <translation>Самый большой снимок</translation>
    </message>
    <message>
        <source>Larger pictures are refused before they are decoded</source>
        <translation>Снимки больше отклоняются до чтения</translation>
    </message>
    <message>
        <source>Mpx</source>
        <translation>Мпикс</translation>
    </message>
    <message>
        <source>Decode threads</source>
        <translation>Потоки чтения</translation>
    </message>
    <message>
        <source>Pictures or cells decoded at the same time; not more than processors</source>
        <translation>Снимки или ячейки, читаемые сразу; не больше числа процессоров</translation>
    </message>
    <message>
        <source>Case pictures</source>
        <translation>Снимки коробов</translation>
    </message>
    <message>
        <source>Room for pictures</source>
        <translation>Место для снимков</translation>
    </message>
    <message>
        <source>Disk for case pictures; when it is full the oldest go</source>
        <translation>Диск для снимков коробов; когда полон, старые удаляются</translation>
    </message>
    <message>
        <source>MB</source>
        <translation>МБ</translation>
    </message>
    <message>
        <source>Recording</source>
        <translation>Запись линии</translation>
    </message>
    <message>
        <source>Room for the recording</source>
        <translation>Место для записи</translation>
    </message>
    <message>
        <source>Disk for what the line was told, to run it again; the oldest goes first; 0 = no recording</source>
        <translation>Диск для сообщений линии, чтобы воспроизвести; старое удаляется первым; 0 = без записи</translation>
    </message>
    <message>
        <source>Pictures in the recording</source>
        <translation>Снимки в записи</translation>
    </message>
    <message>
        <source>Whole pictures in half of the room: none, those in which a code was not read, or all</source>
        <translation>Целые снимки в половине места: никакие, с несчитанным кодом или все</translation>
    </message>
    <message>
        <source>Checks of devices</source>
        <translation>Проверки устройств</translation>
    </message>
    <message>
        <source>Check every</source>
        <translation>Проверять каждые</translation>
    </message>
    <message>
        <source>A camera or reader that passed the doctor is shown the test card again so often; 0 = never</source>
        <translation>Прошедшей проверку камере или считывателю так часто показывают тест-карту; 0 = никогда</translation>
    </message>
    <message>
        <source>Missed after</source>
        <translation>Пропущена через</translation>
    </message>
    <message>
        <source>So long after it was due a check counts as missed</source>
        <translation>Через столько после срока проверка считается пропущенной</translation>
    </message>
    <message>
        <source>Shifts</source>
        <translation>Смены</translation>
    </message>
    <message>
        <source>Shifts begin at</source>
        <translation>Начало смен</translation>
    </message>
    <message>
        <source>Times of day, one a shift, such as 06:00; reports and the Balance page count by shift</source>
        <translation>Время начала каждой смены, например 06:00; отчёты и Баланс считают по сменам</translation>
    </message>
    <message>
        <source>Time zone</source>
        <translation>Часовой пояс</translation>
    </message>
    <message>
        <source>Name of the plant&apos;s time zone, such as Asia/Shanghai; empty = that of this computer</source>
        <translation>Часовой пояс предприятия, например Asia/Shanghai; пусто = этого компьютера</translation>
    </message>
    <message>
        <source>Random audit</source>
        <translation>Случайный аудит</translation>
    </message>
    <message>
        <source>One case in</source>
        <translation>Один короб из</translation>
    </message>
    <message>
        <source>About once in so many cases a person is asked to scan one unit of a case that left; 0 = never</source>
        <translation>Примерно раз на столько коробов просят сканировать единицу ушедшего короба; 0 = никогда</translation>
    </message>
    <message>
        <source>Hold the line for it</source>
        <translation>Ставить линию на паузу</translation>
    </message>
    <message>
        <source>The line stands until the question is answered or skipped</source>
        <translation>Линия стоит, пока на вопрос не ответят или не пропустят</translation>
    </message>
    <message>
        <source>Disk</source>
        <translation>Диск</translation>
    </message>
    <message>
        <source>Alarm below</source>
        <translation>Тревога ниже</translation>
    </message>
    <message>
        <source>Alarm when less of the disk is free</source>
        <translation>Тревога, когда свободно меньше</translation>
    </message>
    <message>
        <source>%</source>
        <translation>%</translation>
    </message>
    <message>
        <source>Stop below</source>
        <translation>Стоп ниже</translation>
    </message>
    <message>
        <source>The line is held when less of the disk is free; less than the alarm&apos;s</source>
        <translation>Линия останавливается, когда свободно меньше; меньше, чем для тревоги</translation>
    </message>
    <message>
        <source>Pools of codes</source>
        <translation>Пулы кодов</translation>
    </message>
    <message>
        <source>Few codes left</source>
        <translation>Мало кодов</translation>
    </message>
    <message>
        <source>Alarm when fewer codes of the running order&apos;s pool are left; 0 = no alarm</source>
        <translation>Тревога, когда в пуле идущего заказа кодов меньше; 0 = без тревоги</translation>
    </message>
    <message>
        <source>Authorities</source>
        <translation>Удостоверяющие центры</translation>
    </message>
    <message>
        <source>Participant</source>
        <translation>Участник</translation>
    </message>
    <message>
        <source>Tax number, or what the platform knows this plant by</source>
        <translation>ИНН или то, как платформа знает предприятие</translation>
    </message>
    <message>
        <source>Organisation</source>
        <translation>Организация</translation>
    </message>
    <message>
        <source>Its name, as the platform has it</source>
        <translation>Её имя, как на платформе</translation>
    </message>
    <message>
        <source>Product group</source>
        <translation>Товарная группа</translation>
    </message>
    <message>
        <source>Of the marking system: water, milk, beer, pharma …</source>
        <translation>Системы маркировки: water, milk, beer, pharma …</translation>
    </message>
    <message>
        <source>Production line</source>
        <translation>Линия производства</translation>
    </message>
    <message>
        <source>Of this line, as the platform knows it</source>
        <translation>Этой линии, как её знает платформа</translation>
    </message>
    <message>
        <source>Company prefixes</source>
        <translation>Префиксы предприятия</translation>
    </message>
    <message>
        <source>GS1 company prefixes of this plant; EPC identifiers need them (epcis12)</source>
        <translation>Префиксы GS1 этого предприятия; нужны идентификаторам EPC (epcis12)</translation>
    </message>
    <message>
        <source>Product code</source>
        <translation>Код продукта</translation>
    </message>
    <message>
        <source>Of the product at the platform (ali-health)</source>
        <translation>Код продукта на платформе (ali-health)</translation>
    </message>
    <message>
        <source>Package</source>
        <translation>Фасовка</translation>
    </message>
    <message>
        <source>Units in a case, such as 1:24 (ali-health)</source>
        <translation>Единиц в коробе, например 1:24 (ali-health)</translation>
    </message>
    <message>
        <source>Orders</source>
        <translation>Заказы</translation>
    </message>
    <message>
        <source>Line clearance</source>
        <translation>Очистка линии</translation>
    </message>
    <message>
        <source>What a person looks at before another product is packed; empty = nothing is asked</source>
        <translation>Что человек осматривает перед другим продуктом; пусто = не спрашивать</translation>
    </message>
    <message>
        <source>Confirm the first case</source>
        <translation>Подтверждать первый короб</translation>
    </message>
    <message>
        <source>The line stands after the first case of an order until a person has confirmed it</source>
        <translation>После первого короба заказа линия стоит, пока человек не подтвердит</translation>
    </message>
    <message>
        <source>Users</source>
        <translation>Пользователи</translation>
    </message>
    <message>
        <source>Sign in</source>
        <translation>Вход</translation>
    </message>
    <message>
        <source>Somebody must be signed in at a screen; empty = as soon as there is a user</source>
        <translation>У экрана кто-то должен войти; пусто = как только есть пользователь</translation>
    </message>
    <message>
        <source>Lock after</source>
        <translation>Блокировать через</translation>
    </message>
    <message>
        <source>A screen that nobody touches for so long is locked</source>
        <translation>Экран, которого столько не касались, блокируется</translation>
    </message>
    <message>
        <source>s</source>
        <translation>с</translation>
    </message>
    <message>
        <source>Shipping</source>
        <translation>Отгрузка</translation>
    </message>
    <message>
        <source>Told by</source>
        <translation>Сообщает</translation>
    </message>
    <message>
        <source>Name of the [[upstream]] (driver native) that tells what other stations released; empty = none</source>
        <translation>Имя [[upstream]] (драйвер native), который сообщает выпущенное другими станциями; пусто = нет</translation>
    </message>
    <message>
        <source>Devices are set up in the file.</source>
        <translation>Устройства настраивают в файле.</translation>
    </message>
    <message>
        <source>Token for reading</source>
        <translation>Токен для чтения</translation>
    </message>
    <message>
        <source>File with a token that reads every station there; this station&apos;s own token sees only itself</source>
        <translation>Файл с токеном, читающим там все станции; собственный токен видит только свою</translation>
    </message>
    <message>
        <source>No file is named for it yet.</source>
        <translation>Файл для этого ещё не назван.</translation>
    </message>
    <message>
        <source>Asked every</source>
        <translation>Спрашивать каждые</translation>
    </message>
    <message>
        <source>How often upstream is asked what was released</source>
        <translation>Как часто спрашивать верхний уровень о выпущенном</translation>
    </message>
    <message>
        <source>Unknown containers</source>
        <translation>Неизвестные упаковки</translation>
    </message>
    <message>
        <source>refuse: what nobody here knows is not shipped; unproven: it is, and is told as unproven</source>
        <translation>refuse: неизвестное здесь не отгружают; unproven: отгружают и сообщают как недоказанное</translation>
    </message>
    <message>
        <source>Distributors</source>
        <translation>Дистрибьюторы</translation>
    </message>
    <message>
        <source>listed: only those of the list are shipped to; any: whatever is typed or scanned</source>
        <translation>listed: отгрузка только тем, кто в списке; any: любому набранному или сканированному</translation>
    </message>
    <message>
        <source>Level</source>
        <translation>Уровень</translation>
    </message>
    <message>
        <source>Name</source>
        <translation>Имя</translation>
    </message>
    <message>
        <source>What its containers are called: case, pallet</source>
        <translation>Как зовутся его упаковки: case, pallet</translation>
    </message>
    <message>
        <source>Capacity</source>
        <translation>Вместимость</translation>
    </message>
    <message>
        <source>Containers of the level below in a full one</source>
        <translation>Сколько упаковок уровня ниже в полной</translation>
    </message>
    <message>
        <source>Source of its code</source>
        <translation>Источник её кода</translation>
    </message>
    <message>
        <source>assigned: an SSCC numbered here; printed: the same, on a label that is printed and scanned back; read: its label, scanned when it is closed; none: it has no code</source>
        <translation>assigned: SSCC даётся здесь; printed: то же, на печатной этикетке, которую сканируют; read: этикетка сканируется при закрытии; none: кода нет</translation>
    </message>
    <message>
        <source>Closes when full</source>
        <translation>Закрывается полной</translation>
    </message>
    <message>
        <source>A full one closes by itself; else a person says when</source>
        <translation>Полная закрывается сама; иначе когда скажет человек</translation>
    </message>
    <message>
        <source>Mixed</source>
        <translation>Смешанная</translation>
    </message>
    <message>
        <source>It may hold containers of several orders or products</source>
        <translation>Может содержать упаковки разных заказов или продуктов</translation>
    </message>
    <message>
        <source>Filled by scan</source>
        <translation>Наполнять сканом</translation>
    </message>
    <message>
        <source>A person scans what goes onto it; else all that leaves does, in order</source>
        <translation>Человек сканирует, что кладёт; иначе идёт всё ушедшее, по порядку</translation>
    </message>
    <message>
        <source>In one layer</source>
        <translation>В одном слое</translation>
    </message>
    <message>
        <source>Members in one layer, for its picture on the screen; 0 = not known</source>
        <translation>Мест в одном слое, для рисунка на экране; 0 = неизвестно</translation>
    </message>
    <message>
        <source>View</source>
        <translation>Вид</translation>
    </message>
    <message>
        <source>Camera</source>
        <translation>Камера</translation>
    </message>
    <message>
        <source>Name of the camera</source>
        <translation>Имя камеры</translation>
    </message>
    <message>
        <source>Layer</source>
        <translation>Слой</translation>
    </message>
    <message>
        <source>Layer of the case, from 1 in the order of packing; a counted camera fires once a layer</source>
        <translation>Слой короба, с 1 в порядке укладки; камера по счёту срабатывает раз на слой</translation>
    </message>
    <message>
        <source>Rows of the grid</source>
        <translation>Ряды сетки</translation>
    </message>
    <message>
        <source>Columns of the grid, counted from the left</source>
        <translation>Столбцы сетки, слева</translation>
    </message>
    <message>
        <source>Area</source>
        <translation>Область</translation>
    </message>
    <message>
        <source>Where the cells lie: left, top, width, height in thousandths of the picture</source>
        <translation>Где ячейки: слева, сверху, ширина, высота в тысячных снимка</translation>
    </message>
    <message>
        <source>Unique among all devices</source>
        <translation>Единственное среди всех устройств</translation>
    </message>
    <message>
        <source>Driver</source>
        <translation>Драйвер</translation>
    </message>
    <message>
        <source>How it is reached</source>
        <translation>Как с ним связаться</translation>
    </message>
    <message>
        <source>Trigger</source>
        <translation>Триггер</translation>
    </message>
    <message>
        <source>asked: fired by the station; counted: fired by the line, frames carry a counter</source>
        <translation>asked: запускает станция; counted: запускает линия, кадры несут счётчик</translation>
    </message>
    <message>
        <source>Picture there within</source>
        <translation>Снимок готов за</translation>
    </message>
    <message>
        <source>Counted cameras: a picture is normally there so soon after its trigger; two cases must be farther apart than this and three polls of the PLC</source>
        <translation>Камеры по счёту: снимок обычно приходит за это время после триггера; между коробами больше этого и трёх опросов ПЛК</translation>
    </message>
    <message>
        <source>Waiting frames</source>
        <translation>Ждущие кадры</translation>
    </message>
    <message>
        <source>Frames kept while the station is busy; further ones are dropped and counted</source>
        <translation>Кадры, что хранятся, пока станция занята; лишние отбрасываются и считаются</translation>
    </message>
    <message>
        <source>frames</source>
        <translation>кадров</translation>
    </message>
    <message>
        <source>Serial number</source>
        <translation>Серийный номер</translation>
    </message>
    <message>
        <source>As printed on the camera</source>
        <translation>Как напечатано на камере</translation>
    </message>
    <message>
        <source>User-defined name</source>
        <translation>Имя от пользователя</translation>
    </message>
    <message>
        <source>The name given to the camera with its maker&apos;s tool</source>
        <translation>Имя, данное камере программой её изготовителя</translation>
    </message>
    <message>
        <source>Features</source>
        <translation>Параметры</translation>
    </message>
    <message>
        <source>Set at every opening, by their GenICam names: ExposureTime, Gain, Width, PixelFormat</source>
        <translation>Задаются при каждом открытии, по именам GenICam: ExposureTime, Gain, Width, PixelFormat</translation>
    </message>
    <message>
        <source>Features of a camera are set in the file, together.</source>
        <translation>Параметры камеры задают в файле, вместе.</translation>
    </message>
    <message>
        <source>Trigger source</source>
        <translation>Источник триггера</translation>
    </message>
    <message>
        <source>Counted cameras: the input that fires the camera; empty = as the camera itself is set</source>
        <translation>Камеры по счёту: вход, запускающий камеру; пусто = как настроено в камере</translation>
    </message>
    <message>
        <source>Open time-out</source>
        <translation>Срок открытия</translation>
    </message>
    <message>
        <source>How long finding and setting up the camera may take</source>
        <translation>Сколько могут занять поиск и настройка камеры</translation>
    </message>
    <message>
        <source>Silence time-out</source>
        <translation>Срок тишины</translation>
    </message>
    <message>
        <source>A camera, or a library, that does not answer for so long is lost</source>
        <translation>Камера или библиотека без ответа дольше этого считается потерянной</translation>
    </message>
    <message>
        <source>Address</source>
        <translation>Адрес</translation>
    </message>
    <message>
        <source>IP address of the camera, if it is fixed</source>
        <translation>IP-адрес камеры, если он постоянный</translation>
    </message>
    <message>
        <source>Packet size</source>
        <translation>Размер пакета</translation>
    </message>
    <message>
        <source>Of its pictures on the network; 0 = as the camera is set</source>
        <translation>Её снимков в сети; 0 = как настроено в камере</translation>
    </message>
    <message>
        <source>bytes</source>
        <translation>байт</translation>
    </message>
    <message>
        <source>Packet delay</source>
        <translation>Задержка пакета</translation>
    </message>
    <message>
        <source>Pause of the camera between two packets</source>
        <translation>Пауза камеры между двумя пакетами</translation>
    </message>
    <message>
        <source>Folder</source>
        <translation>Папка</translation>
    </message>
    <message>
        <source>The folder</source>
        <translation>Папка</translation>
    </message>
    <message>
        <source>Mode</source>
        <translation>Режим</translation>
    </message>
    <message>
        <source>replay: the pictures that are there, in name order; watch: new files as they come</source>
        <translation>replay: снимки, что там есть, по именам; watch: новые файлы по мере прихода</translation>
    </message>
    <message>
        <source>Begin again</source>
        <translation>По кругу</translation>
    </message>
    <message>
        <source>replay: begin again after the last picture</source>
        <translation>replay: после последнего снимка начать заново</translation>
    </message>
    <message>
        <source>Interval</source>
        <translation>Интервал</translation>
    </message>
    <message>
        <source>replay, counted: time between two pictures</source>
        <translation>replay, counted: время между двумя снимками</translation>
    </message>
    <message>
        <source>Look every</source>
        <translation>Смотреть каждые</translation>
    </message>
    <message>
        <source>watch: time between two looks into the folder</source>
        <translation>watch: время между двумя просмотрами папки</translation>
    </message>
    <message>
        <source>Settling time</source>
        <translation>Время покоя</translation>
    </message>
    <message>
        <source>watch: a file that is not a whole picture and has not grown for so long is torn</source>
        <translation>watch: неполный снимок, который не растёт дольше этого, считается рваным</translation>
    </message>
    <message>
        <source>Counter from</source>
        <translation>Счётчик из</translation>
    </message>
    <message>
        <source>watch: count the files, or take the last digits of each name as its trigger number</source>
        <translation>watch: считать файлы или взять последние цифры имени как номер триггера</translation>
    </message>
    <message>
        <source>After reading</source>
        <translation>После чтения</translation>
    </message>
    <message>
        <source>watch: what becomes of a file that was read (move: into the sub-folder &apos;taken&apos;)</source>
        <translation>watch: что делать с прочитанным файлом (move: в подпапку taken)</translation>
    </message>
    <message>
        <source>What lies there at the start</source>
        <translation>Лежащее при запуске</translation>
    </message>
    <message>
        <source>watch: leave it, unread, or clear it: moved or deleted like a file that was read</source>
        <translation>watch: оставить непрочитанным или убрать: переместить либо удалить, как прочитанный</translation>
    </message>
    <message>
        <source>Producer</source>
        <translation>Поставщик</translation>
    </message>
    <message>
        <source>The .cti file of the maker&apos;s software</source>
        <translation>Файл .cti из программы изготовителя</translation>
    </message>
    <message>
        <source>Source</source>
        <translation>Источник</translation>
    </message>
    <message>
        <source>Device number, path of a video file, or URL (rtsp://, http://)</source>
        <translation>Номер устройства, путь к видеофайлу или URL (rtsp://, http://)</translation>
    </message>
    <message>
        <source>User</source>
        <translation>Пользователь</translation>
    </message>
    <message>
        <source>User of a stream; {user} in the source stands for it too</source>
        <translation>Пользователь потока; {user} в источнике заменяется им</translation>
    </message>
    <message>
        <source>Password</source>
        <translation>Пароль</translation>
    </message>
    <message>
        <source>Kept in a file, read at every opening; {password} in the source stands for it</source>
        <translation>Хранится в файле, читается при каждом открытии; {password} в источнике заменяется им</translation>
    </message>
    <message>
        <source>A video file begins again after its last frame</source>
        <translation>Видеофайл начинается заново после последнего кадра</translation>
    </message>
    <message>
        <source>Frames to pass over</source>
        <translation>Пропускать кадры</translation>
    </message>
    <message>
        <source>Frames of a live camera that may have been exposed before a request: passed over</source>
        <translation>Кадры живой камеры, снятые, возможно, до запроса: пропускаются</translation>
    </message>
    <message>
        <source>Width</source>
        <translation>Ширина</translation>
    </message>
    <message>
        <source>Wanted width of a local camera; 0 = as it comes</source>
        <translation>Желаемая ширина местной камеры; 0 = как есть</translation>
    </message>
    <message>
        <source>px</source>
        <translation>пикс.</translation>
    </message>
    <message>
        <source>Height</source>
        <translation>Высота</translation>
    </message>
    <message>
        <source>Wanted height of a local camera; 0 = as it comes</source>
        <translation>Желаемая высота местной камеры; 0 = как есть</translation>
    </message>
    <message>
        <source>How long a stream may take to open</source>
        <translation>Сколько может открываться поток</translation>
    </message>
    <message>
        <source>A live camera silent for so long is lost</source>
        <translation>Живая камера, молчащая дольше, потеряна</translation>
    </message>
    <message>
        <source>Address of the plant process</source>
        <translation>Адрес процесса установки</translation>
    </message>
    <message>
        <source>Port</source>
        <translation>Порт</translation>
    </message>
    <message>
        <source>TCP port of the camera</source>
        <translation>Порт TCP камеры</translation>
    </message>
    <message>
        <source>Connect time-out</source>
        <translation>Срок подключения</translation>
    </message>
    <message>
        <source>How long connecting and its greeting may take</source>
        <translation>Сколько могут занять подключение и приветствие</translation>
    </message>
    <message>
        <source>Frame time-out</source>
        <translation>Срок кадра</translation>
    </message>
    <message>
        <source>How long a frame may take to arrive once begun</source>
        <translation>Сколько может идти начатый кадр</translation>
    </message>
    <message>
        <source>Reader</source>
        <translation>Считыватель</translation>
    </message>
    <message>
        <source>Role</source>
        <translation>Роль</translation>
    </message>
    <message>
        <source>unit: reads units; case: reads the case code; scan: a person scans with it</source>
        <translation>unit: читает единицы; case: читает код короба; scan: им сканирует человек</translation>
    </message>
    <message>
        <source>Lane</source>
        <translation>Ручей</translation>
    </message>
    <message>
        <source>Lane of a unit reader (queue shape)</source>
        <translation>Ручей считывателя единиц (схема «очередь»)</translation>
    </message>
    <message>
        <source>asked: the station fires it; tagged: telegrams carry the PLC&apos;s trigger number; counted: they carry the reader&apos;s own count</source>
        <translation>asked: запускает станция; tagged: телеграммы несут номер триггера ПЛК; counted: несут свой счётчик</translation>
    </message>
    <message>
        <source>Maker</source>
        <translation>Изготовитель</translation>
    </message>
    <message>
        <source>What this maker&apos;s readers speak as they come; a key that stands here wins</source>
        <translation>Что считыватели этого изготовителя шлют с завода; заданный здесь ключ важнее</translation>
    </message>
    <message>
        <source>Framing</source>
        <translation>Кадрирование</translation>
    </message>
    <message>
        <source>line: telegrams end with line_end; stx_etx: they are between STX and ETX; marks: between start_mark and end_mark</source>
        <translation>line: телеграммы кончаются line_end; stx_etx: между STX и ETX; marks: между start_mark и end_mark</translation>
    </message>
    <message>
        <source>Line end</source>
        <translation>Конец строки</translation>
    </message>
    <message>
        <source>How a telegram ends, exactly (line); another line end inside a telegram makes it no code</source>
        <translation>Чем точно кончается телеграмма (line); другой конец строки внутри делает её не кодом</translation>
    </message>
    <message>
        <source>Start mark</source>
        <translation>Метка начала</translation>
    </message>
    <message>
        <source>What begins a telegram (marks), such as &lt;STX&gt;; empty = only ends are marked</source>
        <translation>С чего начинается телеграмма (marks), например &lt;STX&gt;; пусто = отмечен только конец</translation>
    </message>
    <message>
        <source>End mark</source>
        <translation>Метка конца</translation>
    </message>
    <message>
        <source>What ends a telegram (marks), such as &lt;ETX&gt;&lt;CR&gt;</source>
        <translation>Чем кончается телеграмма (marks), например &lt;ETX&gt;&lt;CR&gt;</translation>
    </message>
    <message>
        <source>Prefix</source>
        <translation>Префикс</translation>
    </message>
    <message>
        <source>What every telegram begins with; without it, it is no code</source>
        <translation>С чего начинается каждая телеграмма; без него это не код</translation>
    </message>
    <message>
        <source>Suffix</source>
        <translation>Суффикс</translation>
    </message>
    <message>
        <source>What every telegram ends with; without it, it is no code</source>
        <translation>Чем кончается каждая телеграмма; без него это не код</translation>
    </message>
    <message>
        <source>Separator</source>
        <translation>Разделитель</translation>
    </message>
    <message>
        <source>Between trigger number and code</source>
        <translation>Между номером триггера и кодом</translation>
    </message>
    <message>
        <source>Place of the number</source>
        <translation>Место номера</translation>
    </message>
    <message>
        <source>Where the trigger number stands (tagged, counted)</source>
        <translation>Где стоит номер триггера (tagged, counted)</translation>
    </message>
    <message>
        <source>Codes in a telegram</source>
        <translation>Кодов в телеграмме</translation>
    </message>
    <message>
        <source>one: each telegram is one code; several: a telegram holds all codes of a case</source>
        <translation>one: телеграмма — один код; several: в телеграмме все коды короба</translation>
    </message>
    <message>
        <source>Between codes</source>
        <translation>Между кодами</translation>
    </message>
    <message>
        <source>Between several codes of one telegram, which is no code then unless codes is several; empty = there are never several</source>
        <translation>Между кодами одной телеграммы, которая тогда не код, если codes не several; пусто = их никогда не несколько</translation>
    </message>
    <message>
        <source>Between place and code</source>
        <translation>Между местом и кодом</translation>
    </message>
    <message>
        <source>What stands between a code and its place in the case, which is in front and counts from 1 (codes = several); empty = no places are told</source>
        <translation>Что стоит между кодом и его местом в коробе; место впереди, счёт с 1 (codes = several); пусто = места не сообщаются</translation>
    </message>
    <message>
        <source>No-read words</source>
        <translation>Слова «не считано»</translation>
    </message>
    <message>
        <source>What the reader says for a no-read</source>
        <translation>Что считыватель шлёт, если не считал</translation>
    </message>
    <message>
        <source>Acknowledgements</source>
        <translation>Подтверждения</translation>
    </message>
    <message>
        <source>What the reader says before its data, as patterns (RE2): dropped</source>
        <translation>Что считыватель шлёт до данных, шаблоны (RE2): отбрасывается</translation>
    </message>
    <message>
        <source>They may hold commas: set them up in the file.</source>
        <translation>В них могут быть запятые: настройте в файле.</translation>
    </message>
    <message>
        <source>Fault answers</source>
        <translation>Ответы об ошибке</translation>
    </message>
    <message>
        <source>What the reader says instead of its data, as patterns (RE2): no code, counted</source>
        <translation>Что считыватель шлёт вместо данных, шаблоны (RE2): не код, считается</translation>
    </message>
    <message>
        <source>Trigger text</source>
        <translation>Текст триггера</translation>
    </message>
    <message>
        <source>What fires the reader (asked); &lt;CR&gt;, &lt;STX&gt;, &lt;0x16&gt; are those bytes</source>
        <translation>Что запускает считыватель (asked); &lt;CR&gt;, &lt;STX&gt;, &lt;0x16&gt; — это байты</translation>
    </message>
    <message>
        <source>Trigger off text</source>
        <translation>Текст отмены триггера</translation>
    </message>
    <message>
        <source>What ends the reading (asked), read or not; empty = nothing</source>
        <translation>Что кончает чтение (asked), считано или нет; пусто = ничего</translation>
    </message>
    <message>
        <source>Reading time</source>
        <translation>Время чтения</translation>
    </message>
    <message>
        <source>The trigger off text is sent after so long at the latest, and the answer waited for</source>
        <translation>Не позже этого шлётся текст отмены, и ждут ответ</translation>
    </message>
    <message>
        <source>Test question</source>
        <translation>Пробный вопрос</translation>
    </message>
    <message>
        <source>A harmless question for the Test key; empty = there is none</source>
        <translation>Безвредный вопрос для кнопки Тест; пусто = нет</translation>
    </message>
    <message>
        <source>Test answer</source>
        <translation>Пробный ответ</translation>
    </message>
    <message>
        <source>Pattern (RE2) by which its answer is told from a code</source>
        <translation>Шаблон (RE2), по которому ответ отличают от кода</translation>
    </message>
    <message>
        <source>Pictures</source>
        <translation>Снимки</translation>
    </message>
    <message>
        <source>ftp: the reader pushes its pictures to this station ([ftp]), under its name as user; fetch: the station takes them from the reader&apos;s own FTP server</source>
        <translation>ftp: считыватель шлёт снимки на станцию ([ftp]), имя пользователя — его имя; fetch: станция забирает их с FTP-сервера считывателя</translation>
    </message>
    <message>
        <source>Picture server</source>
        <translation>Сервер снимков</translation>
    </message>
    <message>
        <source>Address of the reader&apos;s FTP server (fetch); empty = host</source>
        <translation>Адрес FTP-сервера считывателя (fetch); пусто = host</translation>
    </message>
    <message>
        <source>Picture port</source>
        <translation>Порт снимков</translation>
    </message>
    <message>
        <source>TCP port of it (fetch)</source>
        <translation>Его порт TCP (fetch)</translation>
    </message>
    <message>
        <source>Picture user</source>
        <translation>Пользователь снимков</translation>
    </message>
    <message>
        <source>Who logs in there (fetch); empty = anonymous</source>
        <translation>Кто там входит (fetch); пусто = анонимно</translation>
    </message>
    <message>
        <source>Picture password</source>
        <translation>Пароль снимков</translation>
    </message>
    <message>
        <source>File with the password of picture_user (fetch)</source>
        <translation>Файл с паролем picture_user (fetch)</translation>
    </message>
    <message>
        <source>Picture folder</source>
        <translation>Папка снимков</translation>
    </message>
    <message>
        <source>Where the pictures lie there, with all folders below (fetch); empty = where one logs in</source>
        <translation>Где там снимки, со всеми вложенными папками (fetch); пусто = куда входят</translation>
    </message>
    <message>
        <source>Number of a picture</source>
        <translation>Номер снимка</translation>
    </message>
    <message>
        <source>Pattern (RE2) of a picture&apos;s file name whose group is the trigger number; empty = it has none</source>
        <translation>Шаблон (RE2) имени файла снимка, группа в нём — номер триггера; пусто = нет</translation>
    </message>
    <message>
        <source>Asked readers: a picture comes so soon after its request; with two so near it is nobody&apos;s</source>
        <translation>Считыватели по запросу: снимок приходит за это время после запроса; если близко два, он ничей</translation>
    </message>
    <message>
        <source>Longest telegram</source>
        <translation>Длина телеграммы</translation>
    </message>
    <message>
        <source>Longer telegrams are dropped and counted</source>
        <translation>Более длинные отбрасываются и считаются</translation>
    </message>
    <message>
        <source>Waiting readings</source>
        <translation>Ждущие чтения</translation>
    </message>
    <message>
        <source>Readings kept while the station is busy; more are a flood: the reader is cut off, the line held</source>
        <translation>Чтения, что хранятся, пока станция занята; больше — поток: считыватель отключён, линия стоит</translation>
    </message>
    <message>
        <source>readings</source>
        <translation>чтений</translation>
    </message>
    <message>
        <source>Who connects</source>
        <translation>Кто подключается</translation>
    </message>
    <message>
        <source>client: the station connects to the reader; server: the reader connects to the station</source>
        <translation>client: станция к считывателю; server: считыватель к станции</translation>
    </message>
    <message>
        <source>Address of the reader, or the one to listen on</source>
        <translation>Адрес считывателя или адрес для приёма</translation>
    </message>
    <message>
        <source>TCP port; 0 as server = any free one</source>
        <translation>Порт TCP; 0 для server = любой свободный</translation>
    </message>
    <message>
        <source>Only from</source>
        <translation>Только от</translation>
    </message>
    <message>
        <source>server: the reader&apos;s own IP address; whoever comes from another is turned away. Empty = anyone</source>
        <translation>server: IP-адрес самого считывателя; другим отказ. Пусто = любой</translation>
    </message>
    <message>
        <source>How long the connection may take to come</source>
        <translation>Сколько ждать соединения</translation>
    </message>
    <message>
        <source>Path of the serial port, such as /dev/ttyS0 or one of /dev/serial/by-id</source>
        <translation>Путь последовательного порта: /dev/ttyS0 или из /dev/serial/by-id</translation>
    </message>
    <message>
        <source>USB device</source>
        <translation>Устройство USB</translation>
    </message>
    <message>
        <source>vendor:product[:serial number] as lsusb shows them: found at whatever port it is plugged in</source>
        <translation>vendor:product[:serial number], как их показывает lsusb: находится в любом порту</translation>
    </message>
    <message>
        <source>Bits a second</source>
        <translation>Бит в секунду</translation>
    </message>
    <message>
        <source>As the reader is set up</source>
        <translation>Как настроен считыватель</translation>
    </message>
    <message>
        <source>Parity</source>
        <translation>Чётность</translation>
    </message>
    <message>
        <source>Label printer</source>
        <translation>Принтер этикеток</translation>
    </message>
    <message>
        <source>Prints labels of</source>
        <translation>Печатает этикетки</translation>
    </message>
    <message>
        <source>Levels whose labels it prints: case, pallet; empty = all</source>
        <translation>Уровни, чьи этикетки он печатает: case, pallet; пусто = все</translation>
    </message>
    <message>
        <source>Language</source>
        <translation>Язык</translation>
    </message>
    <message>
        <source>zpl: Zebra and compatible; tspl: TSC and compatible</source>
        <translation>zpl: Zebra и совместимые; tspl: TSC и совместимые</translation>
    </message>
    <message>
        <source>Dots an inch</source>
        <translation>Точек на дюйм</translation>
    </message>
    <message>
        <source>Of its print head; a template made for another one is refused</source>
        <translation>Его головки; шаблон для другой отклоняется</translation>
    </message>
    <message>
        <source>Asks its state</source>
        <translation>Спрашивает состояние</translation>
    </message>
    <message>
        <source>Off for a printer that never answers: what it does is then unknown</source>
        <translation>Выключить, если принтер не отвечает: тогда его дела неизвестны</translation>
    </message>
    <message>
        <source>Answer time</source>
        <translation>Время ответа</translation>
    </message>
    <message>
        <source>A state or count that has not come by then is unknown</source>
        <translation>Состояние или счёт, не пришедшие за это время, неизвестны</translation>
    </message>
    <message>
        <source>Queue</source>
        <translation>Очередь</translation>
    </message>
    <message>
        <source>Name of the CUPS queue, as lpstat -p shows it; labels go through it raw</source>
        <translation>Имя очереди CUPS, как в lpstat -p; этикетки идут через неё без обработки</translation>
    </message>
    <message>
        <source>Each label is a file there, for a program that prints what it finds</source>
        <translation>Каждая этикетка — файл там, для программы, что печатает найденное</translation>
    </message>
    <message>
        <source>As the printer is set up</source>
        <translation>Как настроен принтер</translation>
    </message>
    <message>
        <source>Address of the printer</source>
        <translation>Адрес принтера</translation>
    </message>
    <message>
        <source>TCP port</source>
        <translation>Порт TCP</translation>
    </message>
    <message>
        <source>PLC</source>
        <translation>ПЛК</translation>
    </message>
    <message>
        <source>Verdict time-out</source>
        <translation>Срок решения</translation>
    </message>
    <message>
        <source>The station&apos;s answer must be written so long after the case was asked about</source>
        <translation>Ответ станции должен быть записан за это время после вопроса о коробе</translation>
    </message>
    <message>
        <source>Requests kept</source>
        <translation>Хранить запросы</translation>
    </message>
    <message>
        <source>Which requests are kept on disk, byte by byte (station plc-log)</source>
        <translation>Какие запросы хранить на диске, байт в байт (station plc-log)</translation>
    </message>
    <message>
        <source>Room for requests</source>
        <translation>Место для запросов</translation>
    </message>
    <message>
        <source>Disk for them; the oldest go first</source>
        <translation>Диск для них; старые удаляются первыми</translation>
    </message>
    <message>
        <source>Profile</source>
        <translation>Профиль</translation>
    </message>
    <message>
        <source>What the PLC knows: map1, bits or io</source>
        <translation>Что умеет ПЛК: map1, bits или io</translation>
    </message>
    <message>
        <source>Another profile has other keys: set them up in the file together.</source>
        <translation>У другого профиля другие ключи: настройте всё вместе в файле.</translation>
    </message>
    <message>
        <source>Poll every</source>
        <translation>Опрос каждые</translation>
    </message>
    <message>
        <source>Time between two polls; the block is written at each</source>
        <translation>Время между опросами; блок пишется при каждом</translation>
    </message>
    <message>
        <source>Heartbeat time-out</source>
        <translation>Срок пульса</translation>
    </message>
    <message>
        <source>No new whole block, or no beat, for so long: the PLC is lost</source>
        <translation>Нет нового целого блока или пульса дольше: ПЛК потерян</translation>
    </message>
    <message>
        <source>Kind of register</source>
        <translation>Вид регистров</translation>
    </message>
    <message>
        <source>Where the PLC block lies; the station block is always holding</source>
        <translation>Где блок ПЛК; блок станции всегда holding</translation>
    </message>
    <message>
        <source>PLC block from</source>
        <translation>Блок ПЛК с</translation>
    </message>
    <message>
        <source>First register of the PLC block, from 0</source>
        <translation>Первый регистр блока ПЛК, от 0</translation>
    </message>
    <message>
        <source>Station block from</source>
        <translation>Блок станции с</translation>
    </message>
    <message>
        <source>First register of the station block, from 0</source>
        <translation>Первый регистр блока станции, от 0</translation>
    </message>
    <message>
        <source>Registers a read</source>
        <translation>Регистров за чтение</translation>
    </message>
    <message>
        <source>So many registers the PLC gives in one request; fewer than a block = several requests</source>
        <translation>Сколько регистров ПЛК отдаёт за запрос; меньше блока = несколько запросов</translation>
    </message>
    <message>
        <source>Registers a write</source>
        <translation>Регистров за запись</translation>
    </message>
    <message>
        <source>So many registers the PLC takes in one request; fewer than a block = several requests</source>
        <translation>Сколько регистров ПЛК принимает за запрос; меньше блока = несколько запросов</translation>
    </message>
    <message>
        <source>Address or host name of the PLC</source>
        <translation>Адрес или имя узла ПЛК</translation>
    </message>
    <message>
        <source>TCP port of the PLC&apos;s Modbus server</source>
        <translation>Порт TCP сервера Modbus ПЛК</translation>
    </message>
    <message>
        <source>Modbus unit</source>
        <translation>Устройство Modbus</translation>
    </message>
    <message>
        <source>Modbus unit id; the PLC must answer with the same</source>
        <translation>Номер устройства Modbus; ПЛК должен отвечать с тем же</translation>
    </message>
    <message>
        <source>Reply time-out</source>
        <translation>Срок ответа</translation>
    </message>
    <message>
        <source>How long one reply (or the connect) may take</source>
        <translation>Сколько может занять один ответ (или подключение)</translation>
    </message>
    <message>
        <source>Upstream</source>
        <translation>Верхний уровень</translation>
    </message>
    <message>
        <source>Unique; the cursor is kept under it</source>
        <translation>Единственное; под ним хранится указатель</translation>
    </message>
    <message>
        <source>With another name everything is sent again.</source>
        <translation>С другим именем всё отправится снова.</translation>
    </message>
    <message>
        <source>Wire format</source>
        <translation>Формат передачи</translation>
    </message>
    <message>
        <source>Base address, https://…; the paths of the wire are added to it</source>
        <translation>Базовый адрес, https://…; к нему добавляются пути</translation>
    </message>
    <message>
        <source>Token</source>
        <translation>Токен</translation>
    </message>
    <message>
        <source>Kept in a file, read at every use: a changed one needs no restart; this or the oauth_… keys</source>
        <translation>Хранится в файле, читается при каждом использовании: замена без перезапуска; это или ключи oauth_…</translation>
    </message>
    <message>
        <source>OAuth address</source>
        <translation>Адрес OAuth</translation>
    </message>
    <message>
        <source>Where a token is had for the client&apos;s credentials (OAuth 2.0)</source>
        <translation>Где токен дают по данным клиента (OAuth 2.0)</translation>
    </message>
    <message>
        <source>OAuth client</source>
        <translation>Клиент OAuth</translation>
    </message>
    <message>
        <source>Our name there</source>
        <translation>Наше имя там</translation>
    </message>
    <message>
        <source>OAuth secret</source>
        <translation>Секрет OAuth</translation>
    </message>
    <message>
        <source>Kept in a file, read at every use</source>
        <translation>Хранится в файле, читается при каждом использовании</translation>
    </message>
    <message>
        <source>OAuth scope</source>
        <translation>Область OAuth</translation>
    </message>
    <message>
        <source>What the token is asked for; empty = what the server gives</source>
        <translation>Что просить для токена; пусто = что даст сервер</translation>
    </message>
    <message>
        <source>PEM: the only authorities believed; without it the public ones; read again when it is replaced</source>
        <translation>PEM: единственные доверенные центры; без него — публичные; при замене читается снова</translation>
    </message>
    <message>
        <source>Our certificate</source>
        <translation>Наш сертификат</translation>
    </message>
    <message>
        <source>PEM: our certificate and what leads to its authority; read again when it is replaced</source>
        <translation>PEM: наш сертификат и цепочка до центра; при замене читается снова</translation>
    </message>
    <message>
        <source>Key of our certificate</source>
        <translation>Ключ сертификата</translation>
    </message>
    <message>
        <source>PEM, without a password; without this it stands in the file of the certificate</source>
        <translation>PEM, без пароля; если не задан, ключ в файле сертификата</translation>
    </message>
    <message>
        <source>Proxy</source>
        <translation>Прокси</translation>
    </message>
    <message>
        <source>http://host:port (or https); the environment&apos;s proxies are never used</source>
        <translation>http://host:port (или https); прокси из окружения не используются</translation>
    </message>
    <message>
        <source>Proxy user</source>
        <translation>Имя для прокси</translation>
    </message>
    <message>
        <source>Our name at the proxy</source>
        <translation>Наше имя на прокси</translation>
    </message>
    <message>
        <source>Proxy password</source>
        <translation>Пароль прокси</translation>
    </message>
    <message>
        <source>Order of sending</source>
        <translation>Порядок отправки</translation>
    </message>
    <message>
        <source>strict: oldest first; live-first: after a pause new cases go before those that wait</source>
        <translation>strict: старые первыми; live-first: после паузы новые короба раньше ждущих</translation>
    </message>
    <message>
        <source>Records at once</source>
        <translation>Записей сразу</translation>
    </message>
    <message>
        <source>Most records in one request</source>
        <translation>Не больше записей в запросе</translation>
    </message>
    <message>
        <source>records</source>
        <translation>записей</translation>
    </message>
    <message>
        <source>Bytes at once</source>
        <translation>Байт сразу</translation>
    </message>
    <message>
        <source>Most bytes in one request, before gzip; a single larger record still goes, alone</source>
        <translation>Не больше байт в запросе, до gzip; одна большая запись всё же идёт, отдельно</translation>
    </message>
    <message>
        <source>Answer time-out</source>
        <translation>Срок ответа</translation>
    </message>
    <message>
        <source>For a whole request with its answer, however slowly it drips</source>
        <translation>На весь запрос с ответом, как бы медленно он ни шёл</translation>
    </message>
    <message>
        <source>For finding the server and reaching it, within the answer time-out</source>
        <translation>На поиск сервера и связь с ним, в пределах срока ответа</translation>
    </message>
    <message>
        <source>EPCIS has no numbers by which upstream could find a gap, so records go in order</source>
        <translation>В EPCIS нет номеров, чтобы заметить пропуск, поэтому записи идут по порядку</translation>
    </message>
    <message>
        <source>Namespace</source>
        <translation>Пространство имён</translation>
    </message>
    <message>
        <source>https://id.brand.example or urn:brand: where orders, products, places and other codes live</source>
        <translation>https://id.brand.example или urn:brand: здесь живут заказы, продукты, места и другие коды</translation>
    </message>
    <message>
        <source>It is part of every event&apos;s name: with other words it is another event.</source>
        <translation>Входит в имя каждого события: с другими словами это другое событие.</translation>
    </message>
    <message>
        <source>Read point</source>
        <translation>Точка чтения</translation>
    </message>
    <message>
        <source>URI of this line, such as https://id.gs1.org/414/…; without it a place in the namespace</source>
        <translation>URI линии, например https://id.gs1.org/414/…; без него место в пространстве имён</translation>
    </message>
    <message>
        <source>Business location</source>
        <translation>Место деятельности</translation>
    </message>
    <message>
        <source>URI of where cases are after packing; without it none is sent</source>
        <translation>URI места, где короба после упаковки; без него не передаётся</translation>
    </message>
    <message>
        <source>Name of the zone of the place, such as Asia/Shanghai</source>
        <translation>Часовой пояс места, например Asia/Shanghai</translation>
    </message>
    <message>
        <source>Commissioning</source>
        <translation>Ввод в оборот</translation>
    </message>
    <message>
        <source>Tell the units of a case as commissioned, with lot and expiry, before it is packed</source>
        <translation>Сообщать единицы короба введёнными в оборот, с партией и сроком, до упаковки</translation>
    </message>
    <message>
        <source>Capture time-out</source>
        <translation>Срок приёма</translation>
    </message>
    <message>
        <source>How long one capture job may run before the batch is called undelivered for now</source>
        <translation>Сколько может идти одно задание приёма, прежде чем пакет считается непереданным</translation>
    </message>
    <message>
        <source>Address of the PLC on the bus; 0 would be everybody</source>
        <translation>Адрес ПЛК на шине; 0 значил бы «всем»</translation>
    </message>
    <message>
        <source>As the bus is set up</source>
        <translation>Как настроена шина</translation>
    </message>
    <message>
        <source>Stop bits</source>
        <translation>Стоповые биты</translation>
    </message>
    <message>
        <source>As the bus is set up; often 2 where parity is none</source>
        <translation>Как настроена шина; часто 2, если чётности нет</translation>
    </message>
    <message>
        <source>Path of the serial port, such as one of /dev/serial/by-id</source>
        <translation>Путь последовательного порта, например из /dev/serial/by-id</translation>
    </message>
    <message>
        <source>Address or host name of the serial device server</source>
        <translation>Адрес или имя сервера последовательных портов</translation>
    </message>
    <message>
        <source>TCP port of the serial device server</source>
        <translation>Порт TCP сервера последовательных портов</translation>
    </message>
    <message>
        <source>Listen on</source>
        <translation>Принимать на</translation>
    </message>
    <message>
        <source>Address of this machine on the PLC&apos;s network; 0.0.0.0 = any</source>
        <translation>Адрес этой машины в сети ПЛК; 0.0.0.0 = любой</translation>
    </message>
    <message>
        <source>TCP port the PLC connects to</source>
        <translation>Порт TCP, к которому подключается ПЛК</translation>
    </message>
    <message>
        <source>Address of the PLC</source>
        <translation>Адрес ПЛК</translation>
    </message>
    <message>
        <source>Only from here the PLC block is written; others may read</source>
        <translation>Только отсюда пишут блок ПЛК; читать могут и другие</translation>
    </message>
    <message>
        <source>Wait for the PLC</source>
        <translation>Ждать ПЛК</translation>
    </message>
    <message>
        <source>How long the PLC may take to connect</source>
        <translation>Сколько ПЛК может подключаться</translation>
    </message>
    <message>
        <source>Endpoint of the server, such as opc.tcp://192.0.2.10:4840</source>
        <translation>Адрес сервера, например opc.tcp://192.0.2.10:4840</translation>
    </message>
    <message>
        <source>PLC block</source>
        <translation>Блок ПЛК</translation>
    </message>
    <message>
        <source>Node of the PLC block: an array of 24, or a node a word with {word} or {name} in its place</source>
        <translation>Узел блока ПЛК: массив из 24 или узел на слово, с {word} или {name} на его месте</translation>
    </message>
    <message>
        <source>Station block</source>
        <translation>Блок станции</translation>
    </message>
    <message>
        <source>The same of the station block, 18 words; the station writes it</source>
        <translation>То же для блока станции, 18 слов; пишет станция</translation>
    </message>
    <message>
        <source>How long one reply may take; connecting takes up to four</source>
        <translation>Сколько может занять один ответ; подключение — до четырёх</translation>
    </message>
    <message>
        <source>Security</source>
        <translation>Защита</translation>
    </message>
    <message>
        <source>How messages are protected (Basic256Sha256); none: by the network alone</source>
        <translation>Как защищены сообщения (Basic256Sha256); none: только сетью</translation>
    </message>
    <message>
        <source>Certificate</source>
        <translation>Сертификат</translation>
    </message>
    <message>
        <source>The station&apos;s own, PEM or DER</source>
        <translation>Сертификат станции, PEM или DER</translation>
    </message>
    <message>
        <source>Private key</source>
        <translation>Закрытый ключ</translation>
    </message>
    <message>
        <source>Of the station&apos;s certificate</source>
        <translation>Ключ сертификата станции</translation>
    </message>
    <message>
        <source>Server&apos;s certificate</source>
        <translation>Сертификат сервера</translation>
    </message>
    <message>
        <source>Only the server that has it is believed</source>
        <translation>Верят только серверу с этим сертификатом</translation>
    </message>
    <message>
        <source>Who logs on; empty = anonymous</source>
        <translation>Кто входит; пусто = анонимно</translation>
    </message>
    <message>
        <source>File with the user&apos;s password</source>
        <translation>Файл с паролем пользователя</translation>
    </message>
    <message>
        <source>Address or host name of the PLC or I/O block</source>
        <translation>Адрес или имя узла ПЛК или блока ввода-вывода</translation>
    </message>
    <message>
        <source>TCP port of its Modbus server</source>
        <translation>Порт TCP его сервера Modbus</translation>
    </message>
    <message>
        <source>Modbus unit id; it must answer with the same</source>
        <translation>Номер устройства Modbus; отвечать он должен с тем же</translation>
    </message>
    <message>
        <source>Time between two polls, one write at each</source>
        <translation>Время между опросами, при каждом одна запись</translation>
    </message>
    <message>
        <source>No answer, or no beat, for so long: it is lost</source>
        <translation>Нет ответа или пульса дольше: связь потеряна</translation>
    </message>
    <message>
        <source>Stuck after</source>
        <translation>Залип через</translation>
    </message>
    <message>
        <source>A photocell or trigger that is on for so long is stuck: an alarm</source>
        <translation>Фотодатчик или триггер, включённый дольше, залип: тревога</translation>
    </message>
    <message>
        <source>PLC words from</source>
        <translation>Слова ПЛК с</translation>
    </message>
    <message>
        <source>First of its 4 holding registers, from 0: signals, heartbeat, exit count, reject count</source>
        <translation>Первый из 4 регистров holding, от 0: сигналы, пульс, счётчик выхода, счётчик брака</translation>
    </message>
    <message>
        <source>Station words from</source>
        <translation>Слова станции с</translation>
    </message>
    <message>
        <source>First of the station&apos;s 2 holding registers, from 0: answer, heartbeat</source>
        <translation>Первый из 2 регистров holding станции, от 0: ответ, пульс</translation>
    </message>
    <message>
        <source>Exit sensor</source>
        <translation>Датчик выхода</translation>
    </message>
    <message>
        <source>How a case is seen leaving; none: it is assumed from the pass that was taken</source>
        <translation>Как виден уход короба; none: считается по взятому разрешению</translation>
    </message>
    <message>
        <source>Wires are set up in the file.</source>
        <translation>Провода настраивают в файле.</translation>
    </message>
    <message>
        <source>Reject sensor</source>
        <translation>Датчик брака</translation>
    </message>
    <message>
        <source>How an ejected case is seen</source>
        <translation>Как виден отбракованный короб</translation>
    </message>
    <message>
        <source>Leaves within</source>
        <translation>Уходит за</translation>
    </message>
    <message>
        <source>A sensor must see the case so long after the trigger has dropped</source>
        <translation>Датчик должен увидеть короб за это время после снятия триггера</translation>
    </message>
    <message>
        <source>Bit: a case waits for its answer; held until it is answered</source>
        <translation>Бит: короб ждёт ответа; держится до ответа</translation>
    </message>
    <message>
        <source>Pass taken</source>
        <translation>Разрешение взято</translation>
    </message>
    <message>
        <source>Bit: the last case was let go; held until the next one</source>
        <translation>Бит: последний короб пропущен; держится до следующего</translation>
    </message>
    <message>
        <source>Exit photocell</source>
        <translation>Фотодатчик выхода</translation>
    </message>
    <message>
        <source>Bit of a photocell behind the gate</source>
        <translation>Бит фотодатчика за заслонкой</translation>
    </message>
    <message>
        <source>Reject photocell</source>
        <translation>Фотодатчик брака</translation>
    </message>
    <message>
        <source>Bit of a photocell in the reject lane</source>
        <translation>Бит фотодатчика в канале брака</translation>
    </message>
    <message>
        <source>Running</source>
        <translation>Работает</translation>
    </message>
    <message>
        <source>Bit: the packer runs</source>
        <translation>Бит: упаковщик работает</translation>
    </message>
    <message>
        <source>E-stop</source>
        <translation>Аварийный стоп</translation>
    </message>
    <message>
        <source>Bit: the e-stop is pressed</source>
        <translation>Бит: аварийный стоп нажат</translation>
    </message>
    <message>
        <source>Bin full</source>
        <translation>Бункер полон</translation>
    </message>
    <message>
        <source>Bit: the reject bin is full</source>
        <translation>Бит: бункер брака полон</translation>
    </message>
    <message>
        <source>Air low</source>
        <translation>Мало воздуха</translation>
    </message>
    <message>
        <source>Bit: the air pressure is low</source>
        <translation>Бит: давление воздуха низкое</translation>
    </message>
    <message>
        <source>Reset button</source>
        <translation>Кнопка сброса</translation>
    </message>
    <message>
        <source>Bit: a person resets an escape at the gate</source>
        <translation>Бит: человек сбрасывает проскок на заслонке</translation>
    </message>
    <message>
        <source>Pass</source>
        <translation>Годен</translation>
    </message>
    <message>
        <source>Bit: let it go; held until the trigger drops</source>
        <translation>Бит: пропустить; держится до снятия триггера</translation>
    </message>
    <message>
        <source>Reject</source>
        <translation>Брак</translation>
    </message>
    <message>
        <source>Bit: reject it; held until the trigger drops</source>
        <translation>Бит: отбраковать; держится до снятия триггера</translation>
    </message>
    <message>
        <source>Permissive</source>
        <translation>Разрешение</translation>
    </message>
    <message>
        <source>Bit: the packer may run</source>
        <translation>Бит: упаковщику можно работать</translation>
    </message>
    <message>
        <source>Red light</source>
        <translation>Красная лампа</translation>
    </message>
    <message>
        <source>Bit of the red light</source>
        <translation>Бит красной лампы</translation>
    </message>
    <message>
        <source>Amber light</source>
        <translation>Жёлтая лампа</translation>
    </message>
    <message>
        <source>Bit of the amber light</source>
        <translation>Бит жёлтой лампы</translation>
    </message>
    <message>
        <source>Green light</source>
        <translation>Зелёная лампа</translation>
    </message>
    <message>
        <source>Bit of the green light</source>
        <translation>Бит зелёной лампы</translation>
    </message>
    <message>
        <source>Buzzer</source>
        <translation>Зуммер</translation>
    </message>
    <message>
        <source>Bit of the buzzer</source>
        <translation>Бит зуммера</translation>
    </message>
    <message>
        <source>Stop request</source>
        <translation>Запрос стопа</translation>
    </message>
    <message>
        <source>Bit: finish the case and stop</source>
        <translation>Бит: закончить короб и встать</translation>
    </message>
    <message>
        <source>Case photocell</source>
        <translation>Фотодатчик короба</translation>
    </message>
    <message>
        <source>Input of the photocell at the camera or reader</source>
        <translation>Вход фотодатчика у камеры или считывателя</translation>
    </message>
    <message>
        <source>Input of the photocell behind the rejecter</source>
        <translation>Вход фотодатчика за отбраковщиком</translation>
    </message>
    <message>
        <source>Input of the photocell in the reject lane</source>
        <translation>Вход фотодатчика в канале брака</translation>
    </message>
    <message>
        <source>Belt runs</source>
        <translation>Лента идёт</translation>
    </message>
    <message>
        <source>Input of a contact of the belt&apos;s drive: the belt runs</source>
        <translation>Вход контакта привода ленты: лента идёт</translation>
    </message>
    <message>
        <source>Input: the e-stop is pressed</source>
        <translation>Вход: аварийный стоп нажат</translation>
    </message>
    <message>
        <source>Input: the reject bin is full</source>
        <translation>Вход: бункер брака полон</translation>
    </message>
    <message>
        <source>Input: the air pressure is low</source>
        <translation>Вход: давление воздуха низкое</translation>
    </message>
    <message>
        <source>Input: a person resets an escape at the gate</source>
        <translation>Вход: человек сбрасывает проскок на заслонке</translation>
    </message>
    <message>
        <source>Let go</source>
        <translation>Пропустить</translation>
    </message>
    <message>
        <source>Coil that disarms the rejecter; off: every case is rejected</source>
        <translation>Катушка, снимающая отбраковщик; выкл.: бракуется каждый короб</translation>
    </message>
    <message>
        <source>Coil: the infeed may run</source>
        <translation>Катушка: подаче можно работать</translation>
    </message>
    <message>
        <source>Coil of the red light</source>
        <translation>Катушка красной лампы</translation>
    </message>
    <message>
        <source>Coil of the amber light</source>
        <translation>Катушка жёлтой лампы</translation>
    </message>
    <message>
        <source>Coil of the green light</source>
        <translation>Катушка зелёной лампы</translation>
    </message>
    <message>
        <source>Coil of the buzzer</source>
        <translation>Катушка зуммера</translation>
    </message>
    <message>
        <source>Line stop</source>
        <translation>Стоп линии</translation>
    </message>
    <message>
        <source>Coil: stop the line</source>
        <translation>Катушка: остановить линию</translation>
    </message>
    <message>
        <source>Belt speed</source>
        <translation>Скорость ленты</translation>
    </message>
    <message>
        <source>Speed of the belt</source>
        <translation>Скорость ленты</translation>
    </message>
    <message>
        <source>mm/s</source>
        <translation>мм/с</translation>
    </message>
    <message>
        <source>To the rejecter</source>
        <translation>До отбраковщика</translation>
    </message>
    <message>
        <source>From the case photocell to it</source>
        <translation>От фотодатчика короба до него</translation>
    </message>
    <message>
        <source>mm</source>
        <translation>мм</translation>
    </message>
    <message>
        <source>To the exit</source>
        <translation>До выхода</translation>
    </message>
    <message>
        <source>From the case photocell to the exit&apos;s</source>
        <translation>От фотодатчика короба до фотодатчика выхода</translation>
    </message>
    <message>
        <source>To the reject photocell</source>
        <translation>До фотодатчика брака</translation>
    </message>
    <message>
        <source>From the case photocell to the reject lane&apos;s</source>
        <translation>От фотодатчика короба до фотодатчика канала брака</translation>
    </message>
    <message>
        <source>Window</source>
        <translation>Окно</translation>
    </message>
    <message>
        <source>A case may be so far from where it is expected, either way</source>
        <translation>На столько короб может отойти от ожидаемого места, в обе стороны</translation>
    </message>
    <message>
        <source>Length of a case</source>
        <translation>Длина короба</translation>
    </message>
    <message>
        <source>In the direction of the belt</source>
        <translation>Вдоль движения ленты</translation>
    </message>
    <message>
        <source>Watchdog time</source>
        <translation>Время сторожа</translation>
    </message>
    <message>
        <source>Set in the block: after so long its outputs are off</source>
        <translation>Задано в блоке: через столько его выходы выключаются</translation>
    </message>
    <message>
        <source>Watchdog register</source>
        <translation>Регистр сторожа</translation>
    </message>
    <message>
        <source>Register or coil that tells whether the watchdog is on</source>
        <translation>Регистр или катушка, что говорит, включён ли сторожевой таймер</translation>
    </message>
    <message>
        <source>Where it is read</source>
        <translation>Где он читается</translation>
    </message>
    <message>
        <source>On from</source>
        <translation>Включён от</translation>
    </message>
    <message>
        <source>On: its value is at least this</source>
        <translation>Включён: значение не меньше</translation>
    </message>
    <message>
        <source>On to</source>
        <translation>Включён до</translation>
    </message>
    <message>
        <source>On: its value is at most this</source>
        <translation>Включён: значение не больше</translation>
    </message>
    <message>
        <source>Confirmed by</source>
        <translation>Подтвердил</translation>
    </message>
    <message>
        <source>Where it cannot be read: who has pulled the cable and seen the outputs go off</source>
        <translation>Если не читается: кто вынул кабель и видел, что выходы выключились</translation>
    </message>
    <message>
        <source>Counter register</source>
        <translation>Регистр счётчика</translation>
    </message>
    <message>
        <source>Register with the count of the case photocell, of a longer count its low 16 bits</source>
        <translation>Регистр со счётом фотодатчика короба; у более длинного счётчика его младшие 16 бит</translation>
    </message>
    <message>
        <source>Mark register</source>
        <translation>Регистр метки</translation>
    </message>
    <message>
        <source>Free holding register that forgets at power off: the station&apos;s mark proves it is the same block</source>
        <translation>Свободный регистр holding, стираемый без питания: метка станции доказывает, что это тот же блок</translation>
    </message>
    <message>
        <source>Between reader and packer</source>
        <translation>До упаковщика</translation>
    </message>
    <message>
        <source>What is between the unit reader and the pick point; only nothing keeps the order</source>
        <translation>Что между считывателем единиц и точкой захвата; порядок хранит только «ничего»</translation>
    </message>
    <message>
        <source>It contains characters that no key types.</source>
        <translation>В нём символы, которых нет на клавишах.</translation>
    </message>
</context>
<context>
    <name>settings</name>
    <message>
        <source>Did you mean {what}?</source>
        <translation>Может быть, {what}?</translation>
    </message>
    <message>
        <source>kept in a file</source>
        <translation>хранится в файле</translation>
    </message>
    <message>
        <source>a file</source>
        <translation>файл</translation>
    </message>
    <message>
        <source>Yes</source>
        <translation>Да</translation>
    </message>
    <message>
        <source>No</source>
        <translation>Нет</translation>
    </message>
    <message>
        <source>Search</source>
        <translation>Поиск</translation>
    </message>
    <message>
        <source>No setting has these words.</source>
        <translation>Ни в одной настройке этих слов нет.</translation>
    </message>
    <message>
        <source>Back</source>
        <translation>Назад</translation>
    </message>
    <message>
        <source>Discard</source>
        <translation>Отбросить</translation>
    </message>
    <message>
        <source>Save</source>
        <translation>Сохранить</translation>
    </message>
    <message>
        <source>Hold to restart</source>
        <translation>Держать: перезапуск</translation>
    </message>
    <message>
        <source>Saved; restart to apply</source>
        <translation>Сохранено; нужен перезапуск</translation>
    </message>
    <message>
        <source>Saved</source>
        <translation>Сохранено</translation>
    </message>
    <message>
        <source>{n} changed</source>
        <translation>изменено: {n}</translation>
    </message>
    <message>
        <source>All groups</source>
        <translation>Все группы</translation>
    </message>
    <message>
        <source>new</source>
        <translation>новое</translation>
    </message>
    <message>
        <source>{label}: {value}</source>
        <translation>{label}: {value}</translation>
    </message>
    <message>
        <source>Type the new one; it is never shown</source>
        <translation>Введите новое; оно никогда не показывается</translation>
    </message>
    <message>
        <source>Changed in the file only. {why}</source>
        <translation>Меняется только в файле. {why}</translation>
    </message>
    <message>
        <source>from the next order; the one that runs keeps its own</source>
        <translation>со следующего заказа; идущий держит своё</translation>
    </message>
    <message>
        <source>Takes effect</source>
        <translation>Действует</translation>
    </message>
    <message>
        <source>In force now</source>
        <translation>Действует сейчас</translation>
    </message>
    <message>
        <source>In the open order</source>
        <translation>В открытом заказе</translation>
    </message>
    <message>
        <source>Default</source>
        <translation>По умолчанию</translation>
    </message>
    <message>
        <source>none: it must be set</source>
        <translation>нет: нужно задать</translation>
    </message>
    <message>
        <source>Limits</source>
        <translation>Пределы</translation>
    </message>
    <message>
        <source>at most {n}</source>
        <translation>не больше {n}</translation>
    </message>
    <message>
        <source>at least {n}</source>
        <translation>не меньше {n}</translation>
    </message>
    <message>
        <source>at most {n:1 character|{n} characters}</source>
        <translation>символов не больше {n}</translation>
    </message>
    <message>
        <source>Reading the config.</source>
        <translation>Читается конфигурация.</translation>
    </message>
    <message>
        <source>{n:1 fault|{n} faults} in the file: correct it by hand</source>
        <translation>{n} {n:ошибка|ошибки|ошибок} в файле: исправьте вручную</translation>
    </message>
    <message>
        <source>Not saved: {n:1 fault|{n} faults}</source>
        <translation>Не сохранено: {n} {n:ошибка|ошибки|ошибок}</translation>
    </message>
    <message>
        <source>Not saved: {n:1 change|{n} changes}</source>
        <translation>Не сохранено: {n} {n:изменение|изменения|изменений}</translation>
    </message>
    <message>
        <source>Saved; the open order keeps its own</source>
        <translation>Сохранено; открытый заказ держит своё</translation>
    </message>
    <message>
        <source>Saved and in force</source>
        <translation>Сохранено и действует</translation>
    </message>
    <message>
        <source>File: {name}</source>
        <translation>Файл: {name}</translation>
    </message>
    <message>
        <source>The open order keeps what it was begun with; new from the next: {keys}</source>
        <translation>Открытый заказ держит то, с чем начат; новое со следующего: {keys}</translation>
    </message>
    <message>
        <source>Choose a setting to change it.</source>
        <translation>Выберите настройку, чтобы изменить.</translation>
    </message>
    <message>
        <source>Waiting for a restart: {keys}</source>
        <translation>Ждут перезапуска: {keys}</translation>
    </message>
    <message>
        <source>Restart: the line is asked to stop, and cases on their way out are recorded.</source>
        <translation>Перезапуск: линию просят встать, уходящие короба записываются.</translation>
    </message>
    <message>
        <source>Then the station starts again with the new settings, within 20 seconds.</source>
        <translation>Затем станция запускается с новыми настройками, за 20 секунд.</translation>
    </message>
    <message>
        <source>Until it is back the PLC rejects every case. The order stays open.</source>
        <translation>До её возвращения ПЛК бракует каждый короб. Заказ остаётся открытым.</translation>
    </message>
</context>
<context>
    <name>ship</name>
    <message>
        <source>Take</source>
        <translation>Взять</translation>
    </message>
    <message>
        <source>confirmed as loaded</source>
        <translation>погрузка подтверждена</translation>
    </message>
    <message>
        <source>told at the screen</source>
        <translation>сообщено с экрана</translation>
    </message>
    <message>
        <source>units</source>
        <translation>единиц</translation>
    </message>
    <message>
        <source>cases</source>
        <translation>коробов</translation>
    </message>
    <message>
        <source>containers</source>
        <translation>упаковок</translation>
    </message>
    <message>
        <source>Cancel this delivery</source>
        <translation>Отменить отгрузку</translation>
    </message>
    <message>
        <source>Scan the delivery note</source>
        <translation>Сканируйте накладную</translation>
    </message>
    <message>
        <source>Or the distributor. Or choose in the list, or type.</source>
        <translation>Или дистрибьютора. Или выберите из списка, или наберите.</translation>
    </message>
    <message>
        <source>Take goods back</source>
        <translation>Принять назад</translation>
    </message>
    <message>
        <source>Scan what came back</source>
        <translation>Сканируйте вернувшееся</translation>
    </message>
    <message>
        <source>Each scan returns one case or pallet with all that is in it.</source>
        <translation>Каждый скан возвращает один короб или паллету со всем внутри.</translation>
    </message>
    <message>
        <source>Done: nothing more came back</source>
        <translation>Готово: больше ничего не вернулось</translation>
    </message>
    <message>
        <source>Take {code} off</source>
        <translation>Убрать {code}</translation>
    </message>
    <message>
        <source>Last one off</source>
        <translation>Снять посл.</translation>
    </message>
    <message>
        <source>Confirm as loaded</source>
        <translation>Подтвердить погрузку</translation>
    </message>
    <message>
        <source>Confirm: it leaves</source>
        <translation>Подтвердить: уходит</translation>
    </message>
    <message>
        <source>Scan cases and pallets</source>
        <translation>Сканируйте короба и паллеты</translation>
    </message>
    <message>
        <source>They go to {to}.</source>
        <translation>Получатель: {to}.</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>Отмена</translation>
    </message>
    <message>
        <source>Note {document}</source>
        <translation>Накладная {document}</translation>
    </message>
    <message>
        <source>Loaded</source>
        <translation>Погружено</translation>
    </message>
    <message>
        <source>Cases in all</source>
        <translation>Коробов всего</translation>
    </message>
    <message>
        <source>Unproven</source>
        <translation>Недоказанные</translation>
    </message>
    <message>
        <source>{n} of {m} {counted}</source>
        <translation>{n} из {m} {counted}</translation>
    </message>
    <message>
        <source>Delivery notes</source>
        <translation>Накладные</translation>
    </message>
    <message>
        <source>Distributors</source>
        <translation>Дистрибьюторы</translation>
    </message>
    <message>
        <source>What this station knows</source>
        <translation>Что знает эта станция</translation>
    </message>
    <message>
        <source>Other stations</source>
        <translation>Другие станции</translation>
    </message>
    <message>
        <source>not told: only what was packed here</source>
        <translation>не сообщено: только упакованное здесь</translation>
    </message>
    <message>
        <source>not since the start</source>
        <translation>не было с запуска</translation>
    </message>
    <message>
        <source>last heard {when}</source>
        <translation>было {when}</translation>
    </message>
    <message>
        <source>heard {when}</source>
        <translation>на {when}</translation>
    </message>
    <message>
        <source>Known of others</source>
        <translation>Другие</translation>
    </message>
    <message>
        <source>Upstream</source>
        <translation>Верхний уровень</translation>
    </message>
    <message>
        <source>unproven: nobody knows who packed it</source>
        <translation>не доказано: неизвестно, кто упаковал</translation>
    </message>
    <message>
        <source>{n:1 case|{n} cases}</source>
        <translation>{n} {n:короб|короба|коробов}</translation>
    </message>
    <message>
        <source>{n:1 line|{n} lines}</source>
        <translation>{n} {n:строка|строки|строк}</translation>
    </message>
    <message>
        <source>{n} of {m} away</source>
        <translation>ушло {n} из {m}</translation>
    </message>
    <message>
        <source>cancelled</source>
        <translation>отменено</translation>
    </message>
</context>
<context>
    <name>state</name>
    <message>
        <source>RUNNING</source>
        <translation>РАБОТА</translation>
    </message>
    <message>
        <source>READY</source>
        <translation>ГОТОВО</translation>
    </message>
    <message>
        <source>STOPPED</source>
        <translation>СТОП</translation>
    </message>
    <message>
        <source>HELD</source>
        <translation>ПАУЗА</translation>
    </message>
    <message>
        <source>WAITING</source>
        <translation>ОЖИДАНИЕ</translation>
    </message>
    <message>
        <source>ABORTED</source>
        <translation>ПРЕРВАНО</translation>
    </message>
    <message>
        <source>STARTING</source>
        <translation>ЗАПУСК</translation>
    </message>
    <message>
        <source>STOPPING</source>
        <translation>ОСТАНОВКА</translation>
    </message>
    <message>
        <source>NO DATA</source>
        <translation>НЕТ ДАННЫХ</translation>
    </message>
    <message>
        <source>STALE</source>
        <translation>УСТАРЕЛО</translation>
    </message>
    <message>
        <source>COMPLETE</source>
        <translation>ЗАВЕРШЕНО</translation>
    </message>
    <message>
        <source>HOLDING</source>
        <translation>К ПАУЗЕ</translation>
    </message>
    <message>
        <source>HOLD by {who}</source>
        <translation>ПАУЗА: {who}</translation>
    </message>
    <message>
        <source>{why} · since {time}</source>
        <translation>{why} · с {time}</translation>
    </message>
    <message>
        <source>since
{time}</source>
        <translation>с
{time}</translation>
    </message>
</context>
<context>
    <name>sync</name>
    <message>
        <source>The file could not be written: {why}.</source>
        <translation>Файл не записан: {why}.</translation>
    </message>
    <message>
        <source>Make room, then try again.</source>
        <translation>Освободите место, затем повторите.</translation>
    </message>
    <message>
        <source>Send again</source>
        <translation>Отправить снова</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>Закрыть</translation>
    </message>
    <message>
        <source>Send all again</source>
        <translation>Отправить все</translation>
    </message>
    <message>
        <source>{n} written: cancel</source>
        <translation>записано {n}: отмена</translation>
    </message>
    <message>
        <source>Export to a file</source>
        <translation>Выгрузить в файл</translation>
    </message>
    <message>
        <source>It is sent again.</source>
        <translation>Отправляется снова.</translation>
    </message>
    <message>
        <source>All of them are sent again.</source>
        <translation>Все отправляются снова.</translation>
    </message>
    <message>
        <source>{n:1 record|{n} records} written.</source>
        <translation>{n} {n:запись сохранена|записи сохранены|записей сохранено}.</translation>
    </message>
    <message>
        <source>Packed case</source>
        <translation>Упакованный короб</translation>
    </message>
    <message>
        <source>Start of an order</source>
        <translation>Начало заказа</translation>
    </message>
    <message>
        <source>Order suspended</source>
        <translation>Заказ отложен</translation>
    </message>
    <message>
        <source>Order resumed</source>
        <translation>Заказ продолжен</translation>
    </message>
    <message>
        <source>End of an order</source>
        <translation>Конец заказа</translation>
    </message>
    <message>
        <source>{n:1 record|{n} records} set aside</source>
        <translation>{n} {n:запись отложена|записи отложены|записей отложено}</translation>
    </message>
    <message>
        <source>the newest {n} are shown</source>
        <translation>показаны последние: {n}</translation>
    </message>
    <message>
        <source>Upstream</source>
        <translation>Верхний уровень</translation>
    </message>
    <message>
        <source>Order</source>
        <translation>Заказ</translation>
    </message>
    <message>
        <source>Written</source>
        <translation>Записано</translation>
    </message>
    <message>
        <source>Set aside</source>
        <translation>Отложено</translation>
    </message>
    <message>
        <source>Sent again</source>
        <translation>Отправлено снова</translation>
    </message>
    <message>
        <source>Record</source>
        <translation>Запись</translation>
    </message>
    <message>
        <source>Status</source>
        <translation>Статус</translation>
    </message>
    <message>
        <source>The server gave no words.</source>
        <translation>Сервер ничего не сказал.</translation>
    </message>
    <message>
        <source>Sending</source>
        <translation>Отправка</translation>
    </message>
    <message>
        <source>{n} set aside</source>
        <translation>отложено: {n}</translation>
    </message>
    <message>
        <source>All delivered</source>
        <translation>Всё передано</translation>
    </message>
    <message>
        <source>Connecting</source>
        <translation>Подключение</translation>
    </message>
    <message>
        <source>Waiting</source>
        <translation>Ожидание</translation>
    </message>
    <message>
        <source>Paused</source>
        <translation>Пауза</translation>
    </message>
    <message>
        <source>wait</source>
        <translation>ждут</translation>
    </message>
    <message>
        <source>wait since {time}</source>
        <translation>ждут с {time}</translation>
    </message>
    <message>
        <source>{cause}. Nothing is lost. Ask IT for a new token.</source>
        <translation>{cause}. Ничего не потеряно. Запросите у ИТ новый токен.</translation>
    </message>
    <message>
        <source>{cause}. Nothing is lost. Call IT.</source>
        <translation>{cause}. Ничего не потеряно. Позовите ИТ.</translation>
    </message>
    <message>
        <source>{cause}. Nothing is lost, it tries again in {time}.</source>
        <translation>{cause}. Ничего не потеряно, повтор через {time}.</translation>
    </message>
    <message>
        <source>It asks what upstream has.</source>
        <translation>Спрашивает, что есть на верхнем уровне.</translation>
    </message>
    <message>
        <source>Being sent again: {n:1 record|{n} records}.</source>
        <translation>{n:Отправляется|Отправляются|Отправляется} снова: {n} {n:запись|записи|записей}.</translation>
    </message>
    <message>
        <source>Open a record below, correct its cause, send it again.</source>
        <translation>Откройте запись ниже, устраните причину, отправьте снова.</translation>
    </message>
    <message>
        <source>Nothing to do.</source>
        <translation>Делать ничего не нужно.</translation>
    </message>
    <message>
        <source>Nothing waits. Nothing to do.</source>
        <translation>Ничего не ждёт. Делать ничего не нужно.</translation>
    </message>
    <message>
        <source>Since</source>
        <translation>С</translation>
    </message>
    <message>
        <source>Next try</source>
        <translation>Следующая попытка</translation>
    </message>
    <message>
        <source>in {time}</source>
        <translation>через {time}</translation>
    </message>
    <message>
        <source>Last success</source>
        <translation>Последний успех</translation>
    </message>
    <message>
        <source>{n} of {m}</source>
        <translation>{n} из {m}</translation>
    </message>
    <message>
        <source>Sent today</source>
        <translation>Отправлено сегодня</translation>
    </message>
    <message>
        <source>Sent in all</source>
        <translation>Отправлено всего</translation>
    </message>
    <message>
        <source>No upstream is set up.</source>
        <translation>Верхний уровень не настроен.</translation>
    </message>
    <message>
        <source>Nothing was refused.</source>
        <translation>Отклонённых нет.</translation>
    </message>
</context>
<context>
    <name>top</name>
    <message>
        <source>Order {order}</source>
        <translation>Заказ {order}</translation>
    </message>
    <message>
        <source>Lot {lot}</source>
        <translation>Партия {lot}</translation>
    </message>
    <message>
        <source>No order</source>
        <translation>Нет заказа</translation>
    </message>
    <message>
        <source>{n:case|cases} passed</source>
        <translation>годных коробов</translation>
    </message>
    <message>
        <source>of {n:1 case|{n} cases}</source>
        <translation>из {n} кор.</translation>
    </message>
    <message>
        <source>target reached</source>
        <translation>цель достигнута</translation>
    </message>
    <message>
        <source>about {h} h {min} min left</source>
        <translation>ещё около {h} ч {min} мин</translation>
    </message>
    <message>
        <source>about {min} min left</source>
        <translation>ещё около {min} мин</translation>
    </message>
    <message>
        <source>Language</source>
        <translation>Язык</translation>
    </message>
    <message>
        <source>Help</source>
        <translation>Помощь</translation>
    </message>
    <message>
        <source>{n} of {m}</source>
        <translation>{n} из {m}</translation>
    </message>
    <message>
        <source>Devices</source>
        <translation>Устройства</translation>
    </message>
    <message>
        <source>{n} {n:waits|wait}</source>
        <translation>ждут: {n}</translation>
    </message>
    <message>
        <source>Sync</source>
        <translation>Обмен</translation>
    </message>
    <message>
        <source>nobody</source>
        <translation>никто</translation>
    </message>
    <message>
        <source>User</source>
        <translation>Польз.</translation>
    </message>
    <message>
        <source>Time</source>
        <translation>Время</translation>
    </message>
</context>
<context>
    <name>verdict</name>
    <message>
        <source>All</source>
        <translation>Все</translation>
    </message>
    <message>
        <source>Case {case}</source>
        <translation>Короб {case}</translation>
    </message>
    <message>
        <source>Earlier case</source>
        <translation>Прежний короб</translation>
    </message>
    <message>
        <source>JUDGING</source>
        <translation>РЕШЕНИЕ</translation>
    </message>
    <message>
        <source>PASSED</source>
        <translation>ГОДЕН</translation>
    </message>
    <message>
        <source>REJECTED</source>
        <translation>БРАК</translation>
    </message>
    <message>
        <source>MISSED</source>
        <translation>МИМО</translation>
    </message>
    <message>
        <source>EJECTED</source>
        <translation>СНЯТ</translation>
    </message>
    <message>
        <source>NOT PROVEN</source>
        <translation>НЕ ДОКАЗАН</translation>
    </message>
    <message>
        <source>{n} of {m}</source>
        <translation>{n} из {m}</translation>
    </message>
    <message>
        <source>{time} · {ms} ms</source>
        <translation>{time} · {ms} мс</translation>
    </message>
    <message>
        <source>No case yet</source>
        <translation>Коробов ещё нет</translation>
    </message>
</context>
<context>
    <name>who</name>
    <message>
        <source>an operator here</source>
        <translation>оператор у экрана</translation>
    </message>
</context>
</TS>
