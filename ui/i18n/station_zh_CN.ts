<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="zh_CN" sourcelanguage="en">
<context>
    <name>age</name>
    <message>
        <source>{n} ms</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{n} s</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{n} min</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{n} h</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>alarms</name>
    <message>
        <source>Urgent</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>High</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Low</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Acknowledged by {who}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>this screen</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Last 10 min</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Last hour</source>
        <translation type="unfinished">最近一小时</translation>
    </message>
    <message>
        <source>No alarms. {n} in the last hour.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Goes by itself when the cause is gone</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Stays until it is acknowledged</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>nobody yet</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Since</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Priority</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Its end</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Acknowledged</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{time} · {code}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>stands</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>over after {time}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>acknowledged {time} by {who}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{n} s</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{n} min</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{n} h</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>answer</name>
    <message>
        <source>The station did not answer.</source>
        <translation>主机无应答。</translation>
    </message>
    <message>
        <source>Try again.</source>
        <translation>请重试。</translation>
    </message>
    <message>
        <source>The answer could not be read.</source>
        <translation>答复无法读取。</translation>
    </message>
    <message>
        <source>Call IT.</source>
        <translation>通知 IT。</translation>
    </message>
    <message>
        <source>Case {case}: {state}, {n} units.</source>
        <translation>第 {case} 箱：{state}，{n} 件。</translation>
    </message>
    <message>
        <source>In case {case}, cell {cell}: {state}.</source>
        <translation>在第 {case} 箱 {cell}：{state}。</translation>
    </message>
    <message>
        <source>In case {case}: {state}.</source>
        <translation>在第 {case} 箱：{state}。</translation>
    </message>
    <message>
        <source>Not accepted: answer the question on the screen first.</source>
        <translation>未接受：请先回答屏幕上的问题。</translation>
    </message>
    <message>
        <source>Scan one code only.</source>
        <translation>每次只扫一个码。</translation>
    </message>
    <message>
        <source>Looking it up.</source>
        <translation>正在查询。</translation>
    </message>
</context>
<context>
    <name>belt</name>
    <message>
        <source>The queue is trusted again. Press RESUME.</source>
        <translation>队列恢复可信。请按恢复。</translation>
    </message>
    <message>
        <source>The belt was cleared: the queue is trusted again.</source>
        <translation>输送带已清空：队列恢复可信。</translation>
    </message>
    <message>
        <source>Reader</source>
        <translation>读码器</translation>
    </message>
    <message>
        <source>Packer</source>
        <translation>装箱机</translation>
    </message>
    <message>
        <source>take this one</source>
        <translation>取这一件</translation>
    </message>
    <message numerus="yes">
        <source>%n unit(s) between reader and packer</source>
        <translation>
            <numerusform>读码器与装箱机之间有 %n 件</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>, %n of them not read (?)</source>
        <translation>
            <numerusform>，其中 %n 件未读 (?)</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n unit(s) on the belt are not proven.</source>
        <translation>
            <numerusform>输送带上有 %n 件未校验。</numerusform>
        </translation>
    </message>
    <message>
        <source>; the newest {n} are shown</source>
        <translation>；显示最新 {n} 件</translation>
    </message>
    <message>
        <source>Close the guard.</source>
        <translation>关闭护罩。</translation>
    </message>
    <message>
        <source>And release the emergency stop.</source>
        <translation>并释放急停。</translation>
    </message>
    <message>
        <source>Let the unproven units run out.</source>
        <translation>让未校验的件走完。</translation>
    </message>
    <message>
        <source>Press HOLD and wait until the line stands.</source>
        <translation>按暂停，等待产线停稳。</translation>
    </message>
    <message>
        <source>Scan the unit at the blue mark.</source>
        <translation>扫描蓝色标记处的一件。</translation>
    </message>
    <message>
        <source>The last before the packer.</source>
        <translation>装箱机前的最后一件。</translation>
    </message>
    <message>
        <source>Waiting for scan</source>
        <translation>等待扫描</translation>
    </message>
    <message>
        <source>First the steps</source>
        <translation>请先完成步骤</translation>
    </message>
    <message>
        <source>Belt is empty: clear it</source>
        <translation>输送带已空：清零</translation>
    </message>
</context>
<context>
    <name>cell</name>
    <message>
        <source>Read without a fault.</source>
        <translation>读取正常。</translation>
    </message>
    <message>
        <source>and {n} more</source>
        <translation>另有 {n} 处</translation>
    </message>
    <message>
        <source>No read</source>
        <translation>未读</translation>
    </message>
    <message>
        <source>Missed</source>
        <translation>漏看</translation>
    </message>
    <message>
        <source>Duplicate</source>
        <translation>重复</translation>
    </message>
    <message>
        <source>Foreign</source>
        <translation>外码</translation>
    </message>
    <message>
        <source>Product</source>
        <translation>错品</translation>
    </message>
    <message>
        <source>Late</source>
        <translation>超时</translation>
    </message>
    <message>
        <source>No check</source>
        <translation>未校验</translation>
    </message>
    <message>
        <source>No code could be read here.</source>
        <translation>此处无法读出码。</translation>
    </message>
    <message>
        <source>The same code is twice in this case.</source>
        <translation>本箱内有两个相同的码。</translation>
    </message>
    <message>
        <source>The same code waits on the belt.</source>
        <translation>相同的码还在输送带上。</translation>
    </message>
    <message>
        <source>Already in case {case}.</source>
        <translation>已在第 {case} 箱。</translation>
    </message>
</context>
<context>
    <name>date</name>
    <message>
        <source>{day} {month}</source>
        <translation>{month}{day}日</translation>
    </message>
    <message>
        <source>Jan</source>
        <translation>1月</translation>
    </message>
    <message>
        <source>Feb</source>
        <translation>2月</translation>
    </message>
    <message>
        <source>Mar</source>
        <translation>3月</translation>
    </message>
    <message>
        <source>Apr</source>
        <translation>4月</translation>
    </message>
    <message>
        <source>May</source>
        <translation>5月</translation>
    </message>
    <message>
        <source>Jun</source>
        <translation>6月</translation>
    </message>
    <message>
        <source>Jul</source>
        <translation>7月</translation>
    </message>
    <message>
        <source>Aug</source>
        <translation>8月</translation>
    </message>
    <message>
        <source>Sep</source>
        <translation>9月</translation>
    </message>
    <message>
        <source>Oct</source>
        <translation>10月</translation>
    </message>
    <message>
        <source>Nov</source>
        <translation>11月</translation>
    </message>
    <message>
        <source>Dec</source>
        <translation>12月</translation>
    </message>
</context>
<context>
    <name>device</name>
    <message>
        <source>Camera</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Code reader</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>PLC</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Upstream</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>STALE</source>
        <translation type="unfinished">过期</translation>
    </message>
    <message>
        <source>{state} · since {time}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>ready · nothing yet</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>ready · last {time}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{state} · {age} ago</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Last heard</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Data age</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Pictures / s</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Codes / s</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Reads / s</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Records / s</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Failures in a row</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Errors since start</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{missing} missing, {stale} old, {busy} let go</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Pictures</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Decoding, half and 99 %</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Size</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Telegrams</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No reads</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Without a trigger number</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Read, half and 99 %</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Write, half and 99 %</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No answers</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Waiting</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Parked</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Delivered since start</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Last answer</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>help</name>
    <message>
        <source>The verdict of the newest case, and how many of its units were read.</source>
        <translation>最新一箱的判定，以及读出的件数。</translation>
    </message>
    <message>
        <source>The picture: a framed cell failed. Tap it to see its code and the reason.</source>
        <translation>图像：带框的格有问题，点按可看码和原因。</translation>
    </message>
    <message>
        <source>What failed, or the reasons of all rejected cases of this order.</source>
        <translation>有问题的格，或本订单各剔除原因。</translation>
    </message>
    <message>
        <source>Cases of this order: passed, and rejected.</source>
        <translation>本订单的箱数：合格与剔除。</translation>
    </message>
    <message>
        <source>The last cases, newest first. Tap one to see it again.</source>
        <translation>最近各箱，最新在前。点按可重看。</translation>
    </message>
    <message>
        <source>HOLD asks the machine to stop. It is not an emergency stop.</source>
        <translation>“暂停”请求机器停止，它不是急停。</translation>
    </message>
    <message>
        <source>What is packed now; with no order open, what would be packed next.</source>
        <translation>当前正在包装的内容；没有打开的订单时，显示接下来将包装的内容。</translation>
    </message>
    <message>
        <source>Start: scan or type the order&apos;s number. Close: when its last case has left the belt.</source>
        <translation>开始：扫描或输入订单号。关闭：等最后一箱离开输送带之后。</translation>
    </message>
    <message>
        <source>With no order open every case is rejected.</source>
        <translation>没有打开的订单时，每一箱都会被剔除。</translation>
    </message>
    <message>
        <source>Pages that have no room in the rail.</source>
        <translation>侧栏放不下的页面。</translation>
    </message>
    <message>
        <source>The language of this screen; everything changes at once.</source>
        <translation>本屏语言，立即全部切换。</translation>
    </message>
    <message>
        <source>Light for a bright hall, dark for a dim one.</source>
        <translation>明亮车间用浅色，昏暗车间用深色。</translation>
    </message>
    <message>
        <source>Which station this screen shows; tell it to IT when you call.</source>
        <translation>本屏所示的主机，联系 IT 时请告知。</translation>
    </message>
    <message>
        <source>Help: {page}</source>
        <translation>帮助：{page}</translation>
    </message>
    <message>
        <source>Press ? again to go back.</source>
        <translation>再按 ? 返回。</translation>
    </message>
    <message>
        <source>No help yet.</source>
        <translation>暂无帮助。</translation>
    </message>
</context>
<context>
    <name>key</name>
    <message>
        <source>The link to the PLC is lost. Every case is rejected.</source>
        <translation>与 PLC 的连接断开，各箱将被剔除。</translation>
    </message>
    <message>
        <source>Check the network cable at the PLC.</source>
        <translation>检查 PLC 网线。</translation>
    </message>
    <message>
        <source>The PLC gave no new data for {age_ms} ms. Every case is rejected.</source>
        <translation>PLC 已 {age_ms} 毫秒无新数据，各箱将被剔除。</translation>
    </message>
    <message>
        <source>Check that the PLC program runs and its network cable.</source>
        <translation>检查 PLC 程序是否运行，并检查网线。</translation>
    </message>
    <message>
        <source>The PLC heartbeat stood still for {age_ms} ms. Permissive is off.</source>
        <translation>PLC 心跳停止 {age_ms} 毫秒，许可已关闭。</translation>
    </message>
    <message>
        <source>Check that the PLC program runs.</source>
        <translation>检查 PLC 程序是否运行。</translation>
    </message>
    <message>
        <source>PLC map version is {theirs}, the station needs 1.</source>
        <translation>PLC 映射版本为 {theirs}，本机需要 1。</translation>
    </message>
    <message>
        <source>Load PLC block version 1.</source>
        <translation>下载 1 版 PLC 程序块。</translation>
    </message>
    <message>
        <source>The probe word reads {read}, not {expected}: wrong register base.</source>
        <translation>探针字读得 {read}，应为 {expected}：寄存器基址错误。</translation>
    </message>
    <message>
        <source>Set plc_base to the first PLC word.</source>
        <translation>将 plc_base 设为 PLC 块的首字。</translation>
    </message>
    <message>
        <source>The probe word reads {read}, not {expected}: bytes are swapped.</source>
        <translation>探针字读得 {read}，应为 {expected}：字节颠倒。</translation>
    </message>
    <message>
        <source>Set the byte order of the PLC block.</source>
        <translation>设置 PLC 块的字节序。</translation>
    </message>
    <message>
        <source>The PLC answered something else than was asked ({what}).</source>
        <translation>PLC 答非所问（{what}）。</translation>
    </message>
    <message>
        <source>Call the PLC engineer.</source>
        <translation>通知电气工程师。</translation>
    </message>
    <message>
        <source>PLC word {name} holds {value}, which cannot be.</source>
        <translation>PLC 字 {name} 的值 {value} 不可能出现。</translation>
    </message>
    <message>
        <source>The PLC refused the request with Modbus code {code}.</source>
        <translation>PLC 拒绝请求，Modbus 代码 {code}。</translation>
    </message>
    <message>
        <source>Check unit, plc_base and station_base.</source>
        <translation>检查 unit、plc_base 和 station_base。</translation>
    </message>
    <message>
        <source>The PLC block was never whole for {age_ms} ms.</source>
        <translation>PLC 块 {age_ms} 毫秒内始终不完整。</translation>
    </message>
    <message>
        <source>Publish word 23 first and word 0 last.</source>
        <translation>PLC 须先写第 23 字，最后写第 0 字。</translation>
    </message>
    <message>
        <source>Another master writes into the station block. Permissive is off.</source>
        <translation>有其他主站写入本机块，许可已关闭。</translation>
    </message>
    <message>
        <source>Find and stop the other program.</source>
        <translation>找出并停止该程序。</translation>
    </message>
    <message>
        <source>The PLC asks about case {read}, {expected} was expected. Line held.</source>
        <translation>PLC 询问第 {read} 箱，应为第 {expected} 箱，产线已暂停。</translation>
    </message>
    <message>
        <source>Look at the PLC counter, then confirm the numbers.</source>
        <translation>查看 PLC 计数，然后确认编号。</translation>
    </message>
    <message>
        <source>Cases {first} to {last} were never seen ({n}). They are not proven.</source>
        <translation>第 {first} 至 {last} 箱未被看到（{n} 箱），未经校验。</translation>
    </message>
    <message>
        <source>Take them from the reject bin.</source>
        <translation>从剔除区取出这些箱。</translation>
    </message>
    <message>
        <source>Case {case} was let go without a pass. Line held.</source>
        <translation>第 {case} 箱未判合格即放行，产线已暂停。</translation>
    </message>
    <message>
        <source>Bring the case back. Call the PLC engineer.</source>
        <translation>追回该箱，通知电气工程师。</translation>
    </message>
    <message>
        <source>Something passed the exit without being let go. Line held.</source>
        <translation>有物体未经放行通过出口，产线已暂停。</translation>
    </message>
    <message>
        <source>Find it, take it off, reset at the gate.</source>
        <translation>找到并取下，在出口处复位。</translation>
    </message>
    <message>
        <source>Case {case}: ejection not confirmed.</source>
        <translation>第 {case} 箱剔除未确认。</translation>
    </message>
    <message>
        <source>Find the case, put it in the reject bin, scan its code.</source>
        <translation>找到该箱，放入剔除区，扫描箱码。</translation>
    </message>
    <message>
        <source>Nobody saw how cases {first} to {last} left ({n}): {cause}.</source>
        <translation>第 {first} 至 {last} 箱（{n} 箱）去向不明：{cause}。</translation>
    </message>
    <message>
        <source>Find each, scan its code: good or in the bin.</source>
        <translation>逐箱找到并扫码：合格，或在剔除区。</translation>
    </message>
    <message>
        <source>The gate is bypassed. Every case is quarantined.</source>
        <translation>出口已旁路，各箱将被隔离。</translation>
    </message>
    <message>
        <source>Set the gate back to automatic.</source>
        <translation>将出口恢复为自动。</translation>
    </message>
    <message>
        <source>The reject bin is full.</source>
        <translation>剔除区已满。</translation>
    </message>
    <message>
        <source>Empty it.</source>
        <translation>清空剔除区。</translation>
    </message>
    <message>
        <source>Air pressure of the ejector is low.</source>
        <translation>剔除器气压低。</translation>
    </message>
    <message>
        <source>Check the air supply.</source>
        <translation>检查气源。</translation>
    </message>
    <message>
        <source>Camera {device} is lost. Cases are rejected.</source>
        <translation>相机 {device} 断开，各箱将被剔除。</translation>
    </message>
    <message>
        <source>Check its cable and lamp. It reconnects itself.</source>
        <translation>检查线缆和指示灯，会自动重连。</translation>
    </message>
    <message>
        <source>Reader {device} is lost. Cases are rejected.</source>
        <translation>读码器 {device} 断开，各箱将被剔除。</translation>
    </message>
    <message>
        <source>Check its cable. It reconnects by itself.</source>
        <translation>检查线缆，会自动重连。</translation>
    </message>
    <message>
        <source>The queue is not trusted: {cause}. Cases are rejected.</source>
        <translation>队列不可信：{cause}。各箱将被剔除。</translation>
    </message>
    <message>
        <source>Clear the line, or scan the first unit of a case.</source>
        <translation>清空产线，或扫描一箱的第一件。</translation>
    </message>
    <message>
        <source>Units counted and frames counted differ.</source>
        <translation>件计数与图像计数不符。</translation>
    </message>
    <message>
        <source>Clear the line, or do the guided check.</source>
        <translation>清空产线，或按引导核对。</translation>
    </message>
    <message>
        <source>More than {n} alarms wait. Line held.</source>
        <translation>超过 {n} 条报警待处理，产线已暂停。</translation>
    </message>
    <message>
        <source>Look at them and acknowledge them.</source>
        <translation>请查看并确认。</translation>
    </message>
    <message>
        <source>No SSCC is left for the prefix {prefix}. Line held.</source>
        <translation>前缀 {prefix} 的 SSCC 已用完，产线已暂停。</translation>
    </message>
    <message>
        <source>Ask IT for another prefix or extension digit.</source>
        <translation>请 IT 提供其他前缀或扩展位。</translation>
    </message>
    <message>
        <source>The journal could not be written: {cause}. Nothing is answered.</source>
        <translation>日志无法写入：{cause}。本机不作应答。</translation>
    </message>
    <message>
        <source>Check the disk. It reopens by itself.</source>
        <translation>检查磁盘，会自动重新打开。</translation>
    </message>
    <message>
        <source>Only {percent} % of the disk is free.</source>
        <translation>磁盘仅剩 {percent}% 空间。</translation>
    </message>
    <message>
        <source>Call IT to make room. Production goes on.</source>
        <translation>通知 IT 腾出空间。生产继续。</translation>
    </message>
    <message>
        <source>The disk is full. Line held.</source>
        <translation>磁盘已满，产线已暂停。</translation>
    </message>
    <message>
        <source>Call IT to make room.</source>
        <translation>通知 IT 腾出空间。</translation>
    </message>
    <message>
        <source>The station cannot keep up: {queue} is full. Line held.</source>
        <translation>本机处理不及：{queue} 已满，产线已暂停。</translation>
    </message>
    <message>
        <source>Call IT if it comes again.</source>
        <translation>若再次出现，通知 IT。</translation>
    </message>
    <message>
        <source>The clock jumped by {seconds} s.</source>
        <translation>时钟跳变 {seconds} 秒。</translation>
    </message>
    <message>
        <source>Ask IT to check the time service.</source>
        <translation>请 IT 检查对时服务。</translation>
    </message>
    <message>
        <source>No order is open. Every case is rejected.</source>
        <translation>没有打开的订单，各箱将被剔除。</translation>
    </message>
    <message>
        <source>Start an order.</source>
        <translation>请开始一个订单。</translation>
    </message>
    <message>
        <source>Upstream {destination}: {cause}. Nothing is lost.</source>
        <translation>上级 {destination}：{cause}。数据未丢失。</translation>
    </message>
    <message>
        <source>Tell IT. Production goes on.</source>
        <translation>告知 IT。生产继续。</translation>
    </message>
    <message>
        <source>Ask IT for a new token.</source>
        <translation>请 IT 更新令牌。</translation>
    </message>
    <message>
        <source>Upstream {destination}: {cause}. Nothing is sent, nothing is lost.</source>
        <translation>上游 {destination}：{cause}。暂不发送，数据不会丢失。</translation>
    </message>
    <message>
        <source>Call IT. Production goes on.</source>
        <translation>请联系 IT。生产继续。</translation>
    </message>
    <message>
        <source>Our certificate for {destination} ends on {until}.</source>
        <translation>用于 {destination} 的本站证书将于 {until} 到期。</translation>
    </message>
    <message>
        <source>Ask IT for a new one this month.</source>
        <translation>请 IT 在本月内更换新证书。</translation>
    </message>
    <message>
        <source>Our certificate for {destination} ends on {until}, in a week or less.</source>
        <translation>用于 {destination} 的本站证书将于 {until} 到期，不足一周。</translation>
    </message>
    <message>
        <source>Ask IT for a new one now.</source>
        <translation>请立即向 IT 申请新证书。</translation>
    </message>
    <message>
        <source>Our certificate for {destination} ends on {until}, in a day or less.</source>
        <translation>用于 {destination} 的本站证书将于 {until} 到期，不足一天。</translation>
    </message>
    <message>
        <source>Call IT. After that nothing is sent.</source>
        <translation>请联系 IT。到期后将停止发送。</translation>
    </message>
    <message>
        <source>Upstream {destination}: {cause}. Sending is paused.</source>
        <translation>上级 {destination}：{cause}。已暂停发送。</translation>
    </message>
    <message>
        <source>Call IT. Nothing was parked.</source>
        <translation>通知 IT。没有记录被搁置。</translation>
    </message>
    <message>
        <source>Upstream {destination}: {cause}.</source>
        <translation>上级 {destination}：{cause}。</translation>
    </message>
    <message>
        <source>Call IT. Nothing is lost.</source>
        <translation>通知 IT。数据未丢失。</translation>
    </message>
    <message>
        <source>The outbox for {destination} cannot be read: {cause}.</source>
        <translation>发往 {destination} 的待传数据无法读取：{cause}。</translation>
    </message>
    <message>
        <source>Check the disk. Nothing is lost.</source>
        <translation>检查磁盘。数据未丢失。</translation>
    </message>
    <message>
        <source>Upstream {destination} refused a record.</source>
        <translation>上级 {destination} 拒收一条记录。</translation>
    </message>
    <message>
        <source>Open it, mend it, send it again.</source>
        <translation>打开、更正，再重发。</translation>
    </message>
    <message>
        <source>The record could not be stored.</source>
        <translation>记录无法保存。</translation>
    </message>
    <message>
        <source>The station was not ready.</source>
        <translation>本机未就绪。</translation>
    </message>
    <message>
        <source>The queue was not trusted.</source>
        <translation>队列不可信。</translation>
    </message>
    <message>
        <source>A trigger was missed.</source>
        <translation>漏了一次触发。</translation>
    </message>
    <message>
        <source>The answer came too late.</source>
        <translation>判定太迟。</translation>
    </message>
    <message>
        <source>A code is not one of ours.</source>
        <translation>有一个码不是本厂码。</translation>
    </message>
    <message>
        <source>A unit belongs to another product.</source>
        <translation>有一件属于其他产品。</translation>
    </message>
    <message>
        <source>A code is there twice.</source>
        <translation>有一个码重复。</translation>
    </message>
    <message>
        <source>There are too many units.</source>
        <translation>件数过多。</translation>
    </message>
    <message>
        <source>There are too few units.</source>
        <translation>件数不足。</translation>
    </message>
    <message>
        <source>A unit was not read.</source>
        <translation>有一件未读出。</translation>
    </message>
    <message>
        <source>The case code was not read.</source>
        <translation>箱码未读出。</translation>
    </message>
    <message>
        <source>The case code was used before.</source>
        <translation>箱码已被使用。</translation>
    </message>
    <message>
        <source>The case could not be proved.</source>
        <translation>该箱无法校验。</translation>
    </message>
    <message>
        <source>The code is empty.</source>
        <translation>码为空。</translation>
    </message>
    <message>
        <source>The code is only spaces.</source>
        <translation>码只有空格。</translation>
    </message>
    <message>
        <source>The code is too long.</source>
        <translation>码太长。</translation>
    </message>
    <message>
        <source>The code is not text.</source>
        <translation>码不是文本。</translation>
    </message>
    <message>
        <source>The code holds a sign that cannot be seen.</source>
        <translation>码中含有不可见字符。</translation>
    </message>
    <message>
        <source>The code begins or ends with a space.</source>
        <translation>码首或码尾有空格。</translation>
    </message>
    <message>
        <source>The code begins like an internal key.</source>
        <translation>码的开头与内部标识相同。</translation>
    </message>
    <message>
        <source>The code does not match the pattern of the product.</source>
        <translation>码不符合本产品的格式。</translation>
    </message>
    <message>
        <source>The address is not ours.</source>
        <translation>网址不是本厂的。</translation>
    </message>
    <message>
        <source>The address carries no serial number.</source>
        <translation>网址中没有序列号。</translation>
    </message>
    <message>
        <source>The GS1 code is malformed.</source>
        <translation>GS1 码格式错误。</translation>
    </message>
    <message>
        <source>A check digit of the GS1 code is wrong.</source>
        <translation>GS1 码校验位错误。</translation>
    </message>
    <message>
        <source>The scanner dropped the GS separator.</source>
        <translation>扫描枪丢失 GS 分隔符。</translation>
    </message>
    <message>
        <source>Scan the label “GS on”, then scan again.</source>
        <translation>扫描“GS 开启”码，再扫一次。</translation>
    </message>
    <message>
        <source>The GS1 code says one thing twice.</source>
        <translation>GS1 码中有重复内容。</translation>
    </message>
    <message>
        <source>The GS1 code carries no serial number.</source>
        <translation>GS1 码中没有序列号。</translation>
    </message>
    <message>
        <source>The GTIN belongs to another product.</source>
        <translation>GTIN 属于其他产品。</translation>
    </message>
    <message>
        <source>The code carries no lot.</source>
        <translation>码中没有批号。</translation>
    </message>
    <message>
        <source>The code belongs to another lot.</source>
        <translation>码属于其他批次。</translation>
    </message>
    <message>
        <source>The case code does not match its pattern.</source>
        <translation>箱码格式不符。</translation>
    </message>
    <message>
        <source>A case code stands where a unit should be.</source>
        <translation>应为件码，却读到箱码。</translation>
    </message>
    <message>
        <source>A unit code stands where the case code should be.</source>
        <translation>应为箱码，却读到件码。</translation>
    </message>
    <message>
        <source>The PLC did not answer within {timeout_ms} ms.</source>
        <translation>PLC 在 {timeout_ms} 毫秒内无应答。</translation>
    </message>
    <message>
        <source>The PLC is read before it is written.</source>
        <translation>须先读 PLC，再写 PLC。</translation>
    </message>
    <message>
        <source>It is read at the next poll.</source>
        <translation>下次轮询时读取。</translation>
    </message>
    <message>
        <source>The first PLC block is only a start: the next one counts.</source>
        <translation>第一个 PLC 块仅作起点，下一个才有效。</translation>
    </message>
    <message>
        <source>The PLC published no new block since the last poll.</source>
        <translation>自上次轮询以来 PLC 没有新数据块。</translation>
    </message>
    <message>
        <source>The PLC heartbeat was not yet seen to change.</source>
        <translation>尚未看到 PLC 心跳变化。</translation>
    </message>
    <message>
        <source>Device {device} ended its stream.</source>
        <translation>设备 {device} 的数据流已结束。</translation>
    </message>
    <message>
        <source>It is opened again by itself.</source>
        <translation>会自动重新打开。</translation>
    </message>
    <message>
        <source>No picture came within {timeout_ms} ms.</source>
        <translation>{timeout_ms} 毫秒内没有图像。</translation>
    </message>
    <message>
        <source>Check its light and trigger cable.</source>
        <translation>检查光源和触发线。</translation>
    </message>
    <message>
        <source>The camera sent something that is no picture ({what}).</source>
        <translation>相机发来的不是图像（{what}）。</translation>
    </message>
    <message>
        <source>Check its address and its model.</source>
        <translation>检查其地址和型号。</translation>
    </message>
    <message>
        <source>The camera sends {width_px} × {height_px} px, more than allowed.</source>
        <translation>相机图像为 {width_px} × {height_px} 像素，超出允许值。</translation>
    </message>
    <message>
        <source>Make the picture smaller at the camera.</source>
        <translation>在相机上减小图像尺寸。</translation>
    </message>
    <message>
        <source>This camera cannot be fired by the station.</source>
        <translation>本机无法触发此相机。</translation>
    </message>
    <message>
        <source>Set its trigger to counted.</source>
        <translation>将其触发方式设为 counted。</translation>
    </message>
    <message>
        <source>The camera source {source} cannot be opened.</source>
        <translation>相机源 {source} 无法打开。</translation>
    </message>
    <message>
        <source>Check the source, then its cable.</source>
        <translation>检查相机源，再检查线缆。</translation>
    </message>
    <message>
        <source>The recorded pictures are at their end after {frames}.</source>
        <translation>录制的图像在第 {frames} 幅后结束。</translation>
    </message>
    <message>
        <source>Choose other pictures, or repeat.</source>
        <translation>选择其他图像，或设为循环。</translation>
    </message>
    <message>
        <source>The picture folder {path} cannot be used.</source>
        <translation>图像文件夹 {path} 无法使用。</translation>
    </message>
    <message>
        <source>Check the path and its rights.</source>
        <translation>检查路径和权限。</translation>
    </message>
    <message>
        <source>The picture folder {path} is empty.</source>
        <translation>图像文件夹 {path} 为空。</translation>
    </message>
    <message>
        <source>Put pictures into it.</source>
        <translation>放入图像。</translation>
    </message>
    <message>
        <source>The picture folder {path} holds {files} files.</source>
        <translation>图像文件夹 {path} 有 {files} 个文件。</translation>
    </message>
    <message>
        <source>Empty it, then start again.</source>
        <translation>清空后重新开始。</translation>
    </message>
    <message>
        <source>The reader did not answer within {timeout_ms} ms.</source>
        <translation>读码器在 {timeout_ms} 毫秒内无应答。</translation>
    </message>
    <message>
        <source>Check power and cable.</source>
        <translation>检查电源和线缆。</translation>
    </message>
    <message>
        <source>No reader is connected.</source>
        <translation>没有连接读码器。</translation>
    </message>
    <message>
        <source>Port {port} for the reader cannot be opened.</source>
        <translation>读码器端口 {port} 无法打开。</translation>
    </message>
    <message>
        <source>Choose a free port in the config.</source>
        <translation>在配置中选择空闲端口。</translation>
    </message>
    <message>
        <source>There is no picture.</source>
        <translation>没有图像。</translation>
    </message>
    <message>
        <source>The camera sent an old picture again.</source>
        <translation>相机重发了旧图像。</translation>
    </message>
    <message>
        <source>Check its trigger cable.</source>
        <translation>检查触发线。</translation>
    </message>
    <message>
        <source>The picture may not be read.</source>
        <translation>图像无读取权限。</translation>
    </message>
    <message>
        <source>Check its rights.</source>
        <translation>检查权限。</translation>
    </message>
    <message>
        <source>This is no file.</source>
        <translation>这不是文件。</translation>
    </message>
    <message>
        <source>The picture is empty.</source>
        <translation>图像为空。</translation>
    </message>
    <message>
        <source>The picture is not whole.</source>
        <translation>图像不完整。</translation>
    </message>
    <message>
        <source>Copy it again, or check the camera&apos;s link.</source>
        <translation>重新复制，或检查相机连接。</translation>
    </message>
    <message>
        <source>This is no picture the station can read.</source>
        <translation>本机无法读取此图像。</translation>
    </message>
    <message>
        <source>Use PNG, JPEG, BMP or TIFF.</source>
        <translation>请用 PNG、JPEG、BMP 或 TIFF。</translation>
    </message>
    <message>
        <source>The picture is not a grey picture of bytes.</source>
        <translation>图像不是 8 位灰度图。</translation>
    </message>
    <message>
        <source>Set the camera to mono8.</source>
        <translation>将相机设为 mono8。</translation>
    </message>
    <message>
        <source>The picture has {megapixels} megapixels, {limit} are allowed.</source>
        <translation>图像为 {megapixels} 百万像素，上限 {limit}。</translation>
    </message>
    <message>
        <source>Make it smaller.</source>
        <translation>减小图像。</translation>
    </message>
    <message>
        <source>The decoder was busy with the pictures before.</source>
        <translation>解码器仍在处理之前的图像。</translation>
    </message>
    <message>
        <source>Lower the rate, or the picture size.</source>
        <translation>降低速度，或减小图像。</translation>
    </message>
    <message>
        <source>The decoder failed on this picture.</source>
        <translation>解码器处理此图像失败。</translation>
    </message>
    <message>
        <source>Keep it and send it to the maker.</source>
        <translation>保留图像并发给厂家。</translation>
    </message>
    <message>
        <source>There is no journal at {path}.</source>
        <translation>{path} 处没有日志。</translation>
    </message>
    <message>
        <source>Check [station] data. A restored backup goes there.</source>
        <translation>检查 [station] data，恢复的备份应放在该处。</translation>
    </message>
    <message>
        <source>The journal {path} is gone, but the folder was used.</source>
        <translation>日志 {path} 不见了，但文件夹曾被使用。</translation>
    </message>
    <message>
        <source>Restore a backup. Do not start anew.</source>
        <translation>恢复备份，不要重新开始。</translation>
    </message>
    <message>
        <source>The journal {path} ends at record {found}, but {expected} were stored here.</source>
        <translation>日志 {path} 止于第 {found} 条，但此处曾存有 {expected} 条。</translation>
    </message>
    <message>
        <source>Keep the file and call IT: records are lost, or an old backup was put back.</source>
        <translation>保留文件并通知 IT：记录丢失，或恢复了旧备份。</translation>
    </message>
    <message>
        <source>The file {path} belongs to another program.</source>
        <translation>文件 {path} 属于其他程序。</translation>
    </message>
    <message>
        <source>Choose another data folder.</source>
        <translation>选择其他数据文件夹。</translation>
    </message>
    <message>
        <source>The journal {path} was written by a newer program.</source>
        <translation>日志 {path} 由更新版本的程序写入。</translation>
    </message>
    <message>
        <source>Install that version again.</source>
        <translation>重新安装该版本。</translation>
    </message>
    <message>
        <source>Another station already runs on {path}.</source>
        <translation>已有另一个主机在 {path} 上运行。</translation>
    </message>
    <message>
        <source>Stop it first.</source>
        <translation>先停止它。</translation>
    </message>
    <message>
        <source>The journal {path} is damaged.</source>
        <translation>日志 {path} 已损坏。</translation>
    </message>
    <message>
        <source>Keep the file. Restore a backup.</source>
        <translation>保留文件，恢复备份。</translation>
    </message>
    <message>
        <source>The file {path} is not a journal.</source>
        <translation>文件 {path} 不是日志。</translation>
    </message>
    <message>
        <source>The data folder {path} cannot be written.</source>
        <translation>数据文件夹 {path} 无法写入。</translation>
    </message>
    <message>
        <source>Check its rights and its disk.</source>
        <translation>检查权限和磁盘。</translation>
    </message>
    <message>
        <source>The journal is busy.</source>
        <translation>日志正忙。</translation>
    </message>
    <message>
        <source>Wait, then try again.</source>
        <translation>稍候再试。</translation>
    </message>
    <message>
        <source>The disk of the journal is full.</source>
        <translation>日志所在磁盘已满。</translation>
    </message>
    <message>
        <source>Make room, then start again.</source>
        <translation>腾出空间后重新开始。</translation>
    </message>
    <message>
        <source>The disk of the journal failed.</source>
        <translation>日志所在磁盘故障。</translation>
    </message>
    <message>
        <source>Check the disk. Keep the file.</source>
        <translation>检查磁盘，保留文件。</translation>
    </message>
    <message>
        <source>The journal cannot be read.</source>
        <translation>日志无法读取。</translation>
    </message>
    <message>
        <source>The journal is closed.</source>
        <translation>日志已关闭。</translation>
    </message>
    <message>
        <source>Wait until the station is back.</source>
        <translation>请等待主机恢复。</translation>
    </message>
    <message>
        <source>{bound} writes wait for the disk, no more fit.</source>
        <translation>已有 {bound} 次写入等待磁盘，无法再加。</translation>
    </message>
    <message>
        <source>Check the disk.</source>
        <translation>检查磁盘。</translation>
    </message>
    <message>
        <source>A record of kind {kind} cannot be read.</source>
        <translation>类型 {kind} 的记录无法读取。</translation>
    </message>
    <message>
        <source>Record {seq} of the journal is missing.</source>
        <translation>日志缺少第 {seq} 条记录。</translation>
    </message>
    <message>
        <source>The journal holds a kind {kind} this program does not know.</source>
        <translation>日志中有本程序不认识的类型 {kind}。</translation>
    </message>
    <message>
        <source>Install the newer version.</source>
        <translation>安装较新版本。</translation>
    </message>
    <message>
        <source>A record of kind {kind} has the unknown version {version}.</source>
        <translation>类型 {kind} 的记录版本 {version} 未知。</translation>
    </message>
    <message>
        <source>A record of kind {kind} cannot be stored.</source>
        <translation>类型 {kind} 的记录无法保存。</translation>
    </message>
    <message>
        <source>Send the log to the maker.</source>
        <translation>将运行日志发给厂家。</translation>
    </message>
    <message>
        <source>A record for upstream cannot be read.</source>
        <translation>待上传记录无法读取。</translation>
    </message>
    <message>
        <source>A pass without units was not stored.</source>
        <translation>没有件的合格判定未保存。</translation>
    </message>
    <message>
        <source>Case {case} is recorded already.</source>
        <translation>第 {case} 箱已有记录。</translation>
    </message>
    <message>
        <source>Case {case} is not in the state this needs.</source>
        <translation>第 {case} 箱的状态不允许此操作。</translation>
    </message>
    <message>
        <source>Epoch {epoch} was granted before.</source>
        <translation>纪元 {epoch} 已授予过。</translation>
    </message>
    <message>
        <source>Order {order} is not open.</source>
        <translation>订单 {order} 未打开。</translation>
    </message>
    <message>
        <source>A reject without a reason was not stored.</source>
        <translation>没有原因的剔除未保存。</translation>
    </message>
    <message>
        <source>A pass with an unproven unit was not stored.</source>
        <translation>含未校验件的合格判定未保存。</translation>
    </message>
    <message>
        <source>The units of case {case} differ from its record.</source>
        <translation>第 {case} 箱的件与记录不符。</translation>
    </message>
    <message>
        <source>Case code {code} is already in use.</source>
        <translation>箱码 {code} 已被使用。</translation>
    </message>
    <message>
        <source>Take another label.</source>
        <translation>请换一张标签。</translation>
    </message>
    <message>
        <source>Unit {code} is already in another case.</source>
        <translation>件 {code} 已在另一箱中。</translation>
    </message>
    <message>
        <source>Take the unit out.</source>
        <translation>取出该件。</translation>
    </message>
    <message>
        <source>Upstream answered something that is no delivery.</source>
        <translation>上级的答复不是收货回执。</translation>
    </message>
    <message>
        <source>Check its address.</source>
        <translation>检查其地址。</translation>
    </message>
    <message>
        <source>Upstream answered about other records than were sent.</source>
        <translation>上级答复的不是所发送的记录。</translation>
    </message>
    <message>
        <source>Call IT.</source>
        <translation>通知 IT。</translation>
    </message>
    <message>
        <source>Upstream&apos;s answer contradicts itself.</source>
        <translation>上级的答复自相矛盾。</translation>
    </message>
    <message>
        <source>Order {order} is still open.</source>
        <translation>订单 {order} 仍未关闭。</translation>
    </message>
    <message>
        <source>Close it first.</source>
        <translation>请先关闭。</translation>
    </message>
    <message>
        <source>No order is open.</source>
        <translation>没有打开的订单。</translation>
    </message>
    <message>
        <source>The recipe does not fit: {units_per_case} units a case.</source>
        <translation>配方不符：每箱 {units_per_case} 件。</translation>
    </message>
    <message>
        <source>Check rows, columns and units.</source>
        <translation>检查行数、列数和件数。</translation>
    </message>
    <message>
        <source>{n} cases are still on the belt.</source>
        <translation>输送带上还有 {n} 箱。</translation>
    </message>
    <message>
        <source>Wait until they have left.</source>
        <translation>请等待这些箱离开。</translation>
    </message>
    <message>
        <source>The queue is trusted already.</source>
        <translation>队列已可信。</translation>
    </message>
    <message>
        <source>There is no device {device}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Check its name.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{device} is being tested already.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Wait for the answer.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{device}: picture {size} px in {ms} ms, {read} of {wanted} codes read.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Nothing to do.</source>
        <translation>无需操作。</translation>
    </message>
    <message>
        <source>{device}: newest picture {age_s} s old, {read} of {wanted} codes read.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Stop the line to take one.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{device} is not fired while the line moves.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Stop the line, then test again.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{device} counts its triggers: a test picture would be one too many.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Watch its preview while cases pass.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{device} shows recorded pictures: one taken now would be missing.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{device} is connected; it spoke {age_s} s ago.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{device} is connected; it has said nothing yet.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Pass a code before it.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{device} answered in {ms} ms, read back in {back_ms} ms: as it must be.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{device} answered in {ms} ms, but its block was torn.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Test again. If it comes often: word 23 first, 0 last.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{device} answers its polls in {ms} ms.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{device} answered in {ms} ms: it has all records up to {through}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{device}: {cause}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Nothing is lost. Tell IT: {words}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The line is still moving.</source>
        <translation>产线仍在运行。</translation>
    </message>
    <message>
        <source>Stop the line, then try again.</source>
        <translation>停线后再试。</translation>
    </message>
    <message>
        <source>The unit after the last case is not known.</source>
        <translation>上一箱之后的件未知。</translation>
    </message>
    <message>
        <source>Clear the line instead.</source>
        <translation>请改为清空产线。</translation>
    </message>
    <message>
        <source>{n} unproven units are still in front.</source>
        <translation>前面还有 {n} 件未校验。</translation>
    </message>
    <message>
        <source>Let them run out, or take them off.</source>
        <translation>让其走完，或取下。</translation>
    </message>
    <message>
        <source>This is not the next unit: {expected} was expected.</source>
        <translation>这不是下一件：应为 {expected}。</translation>
    </message>
    <message>
        <source>The alarm {alarm} does not stand.</source>
        <translation>报警 {alarm} 已不存在。</translation>
    </message>
    <message>
        <source>Case {case} is not in quarantine.</source>
        <translation>第 {case} 箱不在隔离中。</translation>
    </message>
    <message>
        <source>Check the case number.</source>
        <translation>检查箱号。</translation>
    </message>
    <message>
        <source>The PLC numbers are believed already.</source>
        <translation>PLC 编号已可信。</translation>
    </message>
    <message>
        <source>The journal could not be written: nothing was done.</source>
        <translation>日志无法写入：未执行任何操作。</translation>
    </message>
    <message>
        <source>Check the disk, then try again.</source>
        <translation>检查磁盘后再试。</translation>
    </message>
    <message>
        <source>Command id {id} was used for another command.</source>
        <translation>命令编号 {id} 已用于其他命令。</translation>
    </message>
    <message>
        <source>Use a new id.</source>
        <translation>请用新编号。</translation>
    </message>
    <message>
        <source>Too many commands wait for their answer.</source>
        <translation>等待答复的命令太多。</translation>
    </message>
    <message>
        <source>The line is held by a person.</source>
        <translation>产线由人工暂停。</translation>
    </message>
    <message>
        <source>Press Resume.</source>
        <translation>请按恢复。</translation>
    </message>
    <message>
        <source>The station is ending.</source>
        <translation>主机正在结束。</translation>
    </message>
    <message>
        <source>Wait until it is back.</source>
        <translation>请等待其恢复。</translation>
    </message>
    <message>
        <source>Device {device} is away.</source>
        <translation>设备 {device} 不在线。</translation>
    </message>
    <message>
        <source>Check its power and cable.</source>
        <translation>检查电源和线缆。</translation>
    </message>
    <message>
        <source>The camera&apos;s count is not yet matched with the PLC.</source>
        <translation>相机计数尚未与 PLC 对上。</translation>
    </message>
    <message>
        <source>Let the line stand for a moment.</source>
        <translation>让产线静止片刻。</translation>
    </message>
    <message>
        <source>This screen has no right to connect.</source>
        <translation>本屏无权连接。</translation>
    </message>
    <message>
        <source>Call IT: the token file is missing or old.</source>
        <translation>通知 IT：令牌文件缺失或过期。</translation>
    </message>
    <message>
        <source>The station does not serve the name {host}.</source>
        <translation>主机不接受名称 {host}。</translation>
    </message>
    <message>
        <source>Call IT: connect to 127.0.0.1.</source>
        <translation>通知 IT：应连接 127.0.0.1。</translation>
    </message>
    <message>
        <source>A page of {origin} may not talk to the station.</source>
        <translation>来自 {origin} 的网页不得访问主机。</translation>
    </message>
    <message>
        <source>Use the station&apos;s own screen.</source>
        <translation>请使用主机自己的屏幕。</translation>
    </message>
    <message>
        <source>The request has a body of unknown length.</source>
        <translation>请求内容长度未知。</translation>
    </message>
    <message>
        <source>Send a Content-Length.</source>
        <translation>请发送 Content-Length。</translation>
    </message>
    <message>
        <source>The request has {bytes} bytes, {limit} are allowed.</source>
        <translation>请求为 {bytes} 字节，上限 {limit}。</translation>
    </message>
    <message>
        <source>Send less.</source>
        <translation>请减少内容。</translation>
    </message>
    <message>
        <source>A command must be application/json.</source>
        <translation>命令须为 application/json。</translation>
    </message>
    <message>
        <source>Set the Content-Type.</source>
        <translation>请设置 Content-Type。</translation>
    </message>
    <message>
        <source>The request cannot be read at {where}: {what}.</source>
        <translation>请求在 {where} 处无法读取：{what}。</translation>
    </message>
    <message>
        <source>Check it against the API page.</source>
        <translation>请对照 API 文档。</translation>
    </message>
    <message>
        <source>The request {path} was refused.</source>
        <translation>请求 {path} 被拒绝。</translation>
    </message>
    <message>
        <source>The command cannot be read at {where}: {what}.</source>
        <translation>命令在 {where} 处无法读取：{what}。</translation>
    </message>
    <message>
        <source>There is no such command.</source>
        <translation>没有此命令。</translation>
    </message>
    <message>
        <source>Check its kind against the API page.</source>
        <translation>请对照 API 文档检查命令类型。</translation>
    </message>
    <message>
        <source>There is nothing at {path}.</source>
        <translation>{path} 处没有内容。</translation>
    </message>
    <message>
        <source>{path} cannot be asked this way.</source>
        <translation>{path} 不能这样请求。</translation>
    </message>
    <message>
        <source>{code} was never seen on this line.</source>
        <translation>本线从未见过 {code}。</translation>
    </message>
    <message>
        <source>Check the whole code was read, then scan again.</source>
        <translation>确认编码完整后重新扫描。</translation>
    </message>
    <message>
        <source>There is no case {case}.</source>
        <translation>没有第 {case} 箱。</translation>
    </message>
    <message>
        <source>Check epoch and number.</source>
        <translation>检查纪元和箱号。</translation>
    </message>
    <message>
        <source>No picture of case {case} is kept.</source>
        <translation>第 {case} 箱的图像未保留。</translation>
    </message>
    <message>
        <source>Its cells are kept: look the case up.</source>
        <translation>各格结果仍在：请查询该箱。</translation>
    </message>
    <message>
        <source>There is no picture of camera {camera}.</source>
        <translation>相机 {camera} 没有图像。</translation>
    </message>
    <message>
        <source>Check its name, and that it is live.</source>
        <translation>检查名称，以及是否在线。</translation>
    </message>
    <message>
        <source>{limit} screens are connected, no more are served.</source>
        <translation>已连接 {limit} 个屏幕，不再接受。</translation>
    </message>
    <message>
        <source>Close one.</source>
        <translation>请关闭一个。</translation>
    </message>
    <message>
        <source>The station could not answer: a fault of the program.</source>
        <translation>主机无法答复：程序故障。</translation>
    </message>
    <message>
        <source>Send its log to the maker.</source>
        <translation>将运行日志发给厂家。</translation>
    </message>
</context>
<context>
    <name>lost</name>
    <message>
        <source>Station does not answer</source>
        <translation>主机无应答</translation>
    </message>
    <message>
        <source>Station is not running</source>
        <translation>主机未运行</translation>
    </message>
    <message>
        <source>This screen has no right to connect</source>
        <translation>本屏无权连接</translation>
    </message>
    <message>
        <source>Screen and station do not match</source>
        <translation>屏幕与主机版本不符</translation>
    </message>
    <message>
        <source>Too many screens are connected</source>
        <translation>连接的屏幕太多</translation>
    </message>
    <message>
        <source>Call IT: the token file is missing or old.</source>
        <translation>通知 IT：令牌文件缺失或过期。</translation>
    </message>
    <message>
        <source>Call IT: update this screen.</source>
        <translation>通知 IT：更新本屏。</translation>
    </message>
    <message>
        <source>Close a screen that nobody needs.</source>
        <translation>关闭不用的屏幕。</translation>
    </message>
    <message>
        <source>Look at the stack light: it shows the line, this screen does not.</source>
        <translation>请看三色灯：它显示产线状态，本屏幕不显示。</translation>
    </message>
    <message>
        <source>To stop the line use the button on the machine.</source>
        <translation>要停线，请按设备上的停止按钮。</translation>
    </message>
    <message>
        <source>Not back in 1 minute: call the shift leader.</source>
        <translation>1 分钟未恢复：请通知班长。</translation>
    </message>
    <message>
        <source>Nothing is lost. Station stopped: the PLC rejects every case. Only this screen cut off: the line runs on.</source>
        <translation>数据不会丢失。主机已停：PLC 剔除所有箱。仅本屏断开：产线照常运行。</translation>
    </message>
    <message>
        <source>Connecting to the station</source>
        <translation>正在连接主机</translation>
    </message>
    <message>
        <source>lost for</source>
        <translation>已断开</translation>
    </message>
    <message>
        <source>Try now</source>
        <translation>重试</translation>
    </message>
    <message>
        <source>Trying now (attempt {n})</source>
        <translation>正在重试（第 {n} 次）</translation>
    </message>
    <message>
        <source>Trying again in {s} s (attempt {n})</source>
        <translation>{s} 秒后重试（第 {n} 次）</translation>
    </message>
    <message>
        <source>Last seen</source>
        <translation>最后一次</translation>
    </message>
</context>
<context>
    <name>more</name>
    <message>
        <source>Pages</source>
        <translation>页面</translation>
    </message>
    <message>
        <source>Language</source>
        <translation>语言</translation>
    </message>
    <message>
        <source>Brightness</source>
        <translation>亮度</translation>
    </message>
    <message>
        <source>Light</source>
        <translation>浅色</translation>
    </message>
    <message>
        <source>Dark</source>
        <translation>深色</translation>
    </message>
    <message>
        <source>Station {name}, version {version}</source>
        <translation>主机 {name}，版本 {version}</translation>
    </message>
    <message>
        <source>Journal {epoch}, start {n}</source>
        <translation>日志 {epoch}，第 {n} 次启动</translation>
    </message>
</context>
<context>
    <name>now</name>
    <message>
        <source>This screen gets no new data.</source>
        <translation>本屏收不到新数据。</translation>
    </message>
    <message>
        <source>Look at the stack light: what is shown here is old.</source>
        <translation>请看三色灯：此处显示的是旧数据。</translation>
    </message>
    <message>
        <source>+{n} more</source>
        <translation>另有 {n} 条</translation>
    </message>
    <message>
        <source>Confirm numbers</source>
        <translation>确认编号</translation>
    </message>
    <message>
        <source>Acknowledge</source>
        <translation>确认</translation>
    </message>
    <message>
        <source>Match counts</source>
        <translation>核对计数</translation>
    </message>
    <message>
        <source>Case {case} rejected: {reason} at {cells}.</source>
        <translation>第 {case} 箱剔除：{cells} {reason}。</translation>
    </message>
    <message>
        <source>Case {case} rejected: {reason}.</source>
        <translation>第 {case} 箱剔除：{reason}。</translation>
    </message>
    <message>
        <source>Open</source>
        <translation>打开</translation>
    </message>
    <message>
        <source>Take it from the reject bin and fix it. The line runs on.</source>
        <translation>从剔除区取出并修复。产线照常运行。</translation>
    </message>
    <message>
        <source>Line is good. Nothing to do.</source>
        <translation>产线正常，无需操作。</translation>
    </message>
    <message>
        <source>Line is ready. Nothing to do.</source>
        <translation>产线待机，无需操作。</translation>
    </message>
    <message>
        <source>It runs when the machines start.</source>
        <translation>设备启动后即运行。</translation>
    </message>
    <message>
        <source>Line waits. Nothing to do.</source>
        <translation>产线等待，无需操作。</translation>
    </message>
    <message>
        <source>A machine before or behind it stands.</source>
        <translation>上游或下游设备停止。</translation>
    </message>
    <message>
        <source>Line is held by the machine.</source>
        <translation>产线由设备暂停。</translation>
    </message>
    <message>
        <source>Reset it at the machine.</source>
        <translation>请在设备上复位。</translation>
    </message>
    <message>
        <source>Line is stopped.</source>
        <translation>产线已停止。</translation>
    </message>
    <message>
        <source>Start it at the machine.</source>
        <translation>请在设备上启动。</translation>
    </message>
    <message>
        <source>Line was aborted.</source>
        <translation>产线已中止。</translation>
    </message>
    <message>
        <source>Clear and reset it at the machine.</source>
        <translation>请在设备上清除并复位。</translation>
    </message>
    <message>
        <source>Line has completed its run.</source>
        <translation>产线已完成本次运行。</translation>
    </message>
    <message>
        <source>Line changes its state. Nothing to do.</source>
        <translation>产线正在转换状态，无需操作。</translation>
    </message>
    <message>
        <source>The station is starting.</source>
        <translation>主机正在启动。</translation>
    </message>
    <message>
        <source>Wait a moment.</source>
        <translation>请稍候。</translation>
    </message>
    <message>
        <source>No alarms · {n} in the last hour</source>
        <translation>无报警 · 最近一小时 {n} 条</translation>
    </message>
</context>
<context>
    <name>orders</name>
    <message>
        <source>Order {order} was started.</source>
        <translation>订单 {order} 已开始。</translation>
    </message>
    <message>
        <source>Order {order} was closed.</source>
        <translation>订单 {order} 已关闭。</translation>
    </message>
    <message>
        <source>Close order</source>
        <translation>关闭订单</translation>
    </message>
    <message>
        <source>Cases are packed by the recipe of the settings.</source>
        <translation>各箱按设置中的配方包装。</translation>
    </message>
    <message>
        <source>Start order</source>
        <translation>开始订单</translation>
    </message>
    <message>
        <source>Scan or type the order&apos;s number</source>
        <translation>扫描或输入订单号</translation>
    </message>
    <message>
        <source>Order</source>
        <translation>订单</translation>
    </message>
    <message>
        <source>Product</source>
        <translation>产品</translation>
    </message>
    <message>
        <source>Lot</source>
        <translation>批次</translation>
    </message>
    <message>
        <source>Units in a case</source>
        <translation>每箱单元数</translation>
    </message>
    <message>
        <source>Cases passed</source>
        <translation>合格箱</translation>
    </message>
    <message>
        <source>Cases rejected</source>
        <translation>剔除箱</translation>
    </message>
    <message>
        <source>Cases on the belt</source>
        <translation>输送带上的箱</translation>
    </message>
    <message>
        <source>This order is packed now</source>
        <translation>正在包装此订单</translation>
    </message>
    <message>
        <source>No order is open</source>
        <translation>没有打开的订单</translation>
    </message>
    <message>
        <source>Nothing of it is on the belt: it can be closed.</source>
        <translation>输送带上已没有它的箱，可以关闭。</translation>
    </message>
    <message>
        <source>Press HOLD first: its last cases must leave the belt.</source>
        <translation>先按“暂停”：最后几箱必须先离开输送带。</translation>
    </message>
    <message>
        <source>{n} cases are still on the belt. Wait until they have left.</source>
        <translation>输送带上还有 {n} 箱。请等它们离开。</translation>
    </message>
</context>
<context>
    <name>page</name>
    <message>
        <source>Run</source>
        <translation>运行</translation>
    </message>
    <message>
        <source>Orders</source>
        <translation>订单</translation>
    </message>
    <message>
        <source>More</source>
        <translation>更多</translation>
    </message>
</context>
<context>
    <name>phrase</name>
    <message>
        <source>no data</source>
        <translation>无数据</translation>
    </message>
    <message>
        <source>clearing</source>
        <translation>清除中</translation>
    </message>
    <message>
        <source>stopped</source>
        <translation>停止</translation>
    </message>
    <message>
        <source>starting</source>
        <translation>启动中</translation>
    </message>
    <message>
        <source>ready</source>
        <translation>待机</translation>
    </message>
    <message>
        <source>waiting</source>
        <translation>等待</translation>
    </message>
    <message>
        <source>block, first</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>map version</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>probe</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>label trigger</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>epoch</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>heartbeat</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>line state</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>case asked about</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>case state</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>units counted</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>first trigger</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>last trigger</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>first trigger, lane 2</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>last trigger, lane 2</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>epoch that left</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>case that left</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>unit count</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>unit count, lane 2</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>label of the case</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>in transit</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>inputs</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>left by the exit</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>in the ejector</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>block, last</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>epoch granted</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>station state</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>epoch of verdict</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>verdict</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>reason</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>units read</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>not left yet</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>starts</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>outputs</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>passed, thousands</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>passed, rest</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>rejected, thousands</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>rejected, rest</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>last one recorded</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>none</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>not of the map</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>whole</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>torn</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>as it must be</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>bytes swapped</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>wrong base</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>as ours</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>none yet</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>as it is</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>not counted</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>idle</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>waits</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>pass taken</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>reject taken</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>too late</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>pass</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>reject</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>running</source>
        <translation>运行</translation>
    </message>
    <message>
        <source>e-stop</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>guard open</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>bin full</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>air low</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>passed the exit unproven</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>gate bypassed</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>no unit before the packer</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>may run</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>red</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>amber</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>green</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>buzzer</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>stop</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>stopping</source>
        <translation>停止中</translation>
    </message>
    <message>
        <source>aborting</source>
        <translation>中止中</translation>
    </message>
    <message>
        <source>aborted</source>
        <translation>已中止</translation>
    </message>
    <message>
        <source>holding</source>
        <translation>暂停中</translation>
    </message>
    <message>
        <source>held</source>
        <translation>暂停</translation>
    </message>
    <message>
        <source>unholding</source>
        <translation>恢复中</translation>
    </message>
    <message>
        <source>suspending</source>
        <translation>转入等待</translation>
    </message>
    <message>
        <source>unsuspending</source>
        <translation>结束等待</translation>
    </message>
    <message>
        <source>resetting</source>
        <translation>复位中</translation>
    </message>
    <message>
        <source>completing</source>
        <translation>收尾中</translation>
    </message>
    <message>
        <source>complete</source>
        <translation>已完成</translation>
    </message>
    <message>
        <source>not ready</source>
        <translation>未就绪</translation>
    </message>
    <message>
        <source>producing</source>
        <translation>生产中</translation>
    </message>
    <message>
        <source>open</source>
        <translation>待判</translation>
    </message>
    <message>
        <source>passed</source>
        <translation>合格</translation>
    </message>
    <message>
        <source>rejected</source>
        <translation>剔除</translation>
    </message>
    <message>
        <source>missed</source>
        <translation>漏看</translation>
    </message>
    <message>
        <source>released</source>
        <translation>已放行</translation>
    </message>
    <message>
        <source>void</source>
        <translation>已作废</translation>
    </message>
    <message>
        <source>quarantined</source>
        <translation>隔离</translation>
    </message>
    <message>
        <source>never answered</source>
        <translation>未答复</translation>
    </message>
    <message>
        <source>store failure</source>
        <translation>保存失败</translation>
    </message>
    <message>
        <source>not trusted</source>
        <translation>队列不可信</translation>
    </message>
    <message>
        <source>missed trigger</source>
        <translation>漏触发</translation>
    </message>
    <message>
        <source>late</source>
        <translation>超时</translation>
    </message>
    <message>
        <source>not ours</source>
        <translation>外码</translation>
    </message>
    <message>
        <source>wrong product</source>
        <translation>错品</translation>
    </message>
    <message>
        <source>duplicate</source>
        <translation>重复</translation>
    </message>
    <message>
        <source>too many</source>
        <translation>多装</translation>
    </message>
    <message>
        <source>too few</source>
        <translation>少装</translation>
    </message>
    <message>
        <source>no read</source>
        <translation>未读</translation>
    </message>
    <message>
        <source>case code not read</source>
        <translation>箱码未读</translation>
    </message>
    <message>
        <source>case code used</source>
        <translation>箱码已用</translation>
    </message>
    <message>
        <source>other</source>
        <translation>其他</translation>
    </message>
    <message>
        <source>the counts of units and frames differ</source>
        <translation>件计数与图像计数不符</translation>
    </message>
    <message>
        <source>units are missing between two cases</source>
        <translation>两箱之间缺件</translation>
    </message>
    <message>
        <source>the guard was opened</source>
        <translation>护罩打开</translation>
    </message>
    <message>
        <source>the PLC started anew</source>
        <translation>PLC 重新启动</translation>
    </message>
    <message>
        <source>the PLC was away</source>
        <translation>PLC 曾断开</translation>
    </message>
    <message>
        <source>the reader was away</source>
        <translation>读码器曾断开</translation>
    </message>
    <message>
        <source>the PLC counted in an epoch that is not ours</source>
        <translation>PLC 的纪元不是本机授予的</translation>
    </message>
    <message>
        <source>seen neither at the exit nor in the ejector</source>
        <translation>出口和剔除器均未看到</translation>
    </message>
    <message>
        <source>sixteen cases passed since</source>
        <translation>此后已过十六箱</translation>
    </message>
    <message>
        <source>the gate was bypassed</source>
        <translation>出口曾旁路</translation>
    </message>
    <message>
        <source>the journal is new</source>
        <translation>日志为新建</translation>
    </message>
    <message>
        <source>a person confirmed new numbers</source>
        <translation>人工确认了新编号</translation>
    </message>
    <message>
        <source>the PLC number was not believed</source>
        <translation>PLC 编号不可信</translation>
    </message>
    <message>
        <source>live</source>
        <translation>在线</translation>
    </message>
    <message>
        <source>away</source>
        <translation>不在线</translation>
    </message>
    <message>
        <source>connecting</source>
        <translation>连接中</translation>
    </message>
    <message>
        <source>paused, key refused</source>
        <translation>已暂停，密钥被拒</translation>
    </message>
    <message>
        <source>paused</source>
        <translation>已暂停</translation>
    </message>
    <message>
        <source>delivered</source>
        <translation>已送达</translation>
    </message>
    <message>
        <source>it refused the batch</source>
        <translation>拒收该批</translation>
    </message>
    <message>
        <source>it does not answer</source>
        <translation>无应答</translation>
    </message>
    <message>
        <source>it is busy</source>
        <translation>正忙</translation>
    </message>
    <message>
        <source>it holds less than it said before</source>
        <translation>其所存少于此前所报</translation>
    </message>
    <message>
        <source>it refuses our key</source>
        <translation>拒绝本机密钥</translation>
    </message>
    <message>
        <source>it holds other records under our numbers</source>
        <translation>其在本机编号下存有别的记录</translation>
    </message>
    <message>
        <source>it holds records this journal never made</source>
        <translation>其存有本日志从未产生的记录</translation>
    </message>
    <message>
        <source>it takes no record of ours</source>
        <translation>不接受本机任何记录</translation>
    </message>
    <message>
        <source>a record is missing</source>
        <translation>缺少一条记录</translation>
    </message>
    <message>
        <source>it knows us by another journal</source>
        <translation>其所认的是另一份日志</translation>
    </message>
    <message>
        <source>no answer in time</source>
        <translation>未及时应答</translation>
    </message>
    <message>
        <source>its name is not known to the network</source>
        <translation>网络中查不到它的名称</translation>
    </message>
    <message>
        <source>the proxy refuses</source>
        <translation>代理服务器拒绝</translation>
    </message>
    <message>
        <source>the proxy refuses our password</source>
        <translation>代理服务器拒绝本站的密码</translation>
    </message>
    <message>
        <source>the password for the proxy cannot be read</source>
        <translation>无法读取代理密码</translation>
    </message>
    <message>
        <source>its certificate has expired</source>
        <translation>对方证书已过期</translation>
    </message>
    <message>
        <source>its certificate is not valid yet; is our clock right?</source>
        <translation>对方证书尚未生效；请检查本站时钟</translation>
    </message>
    <message>
        <source>its certificate is from nobody we trust</source>
        <translation>对方证书不受信任</translation>
    </message>
    <message>
        <source>its certificate is for another name</source>
        <translation>对方证书的名称不符</translation>
    </message>
    <message>
        <source>it refuses our certificate</source>
        <translation>对方拒绝本站证书</translation>
    </message>
    <message>
        <source>no secure connection</source>
        <translation>无法建立安全连接</translation>
    </message>
    <message>
        <source>the file of authorities cannot be read</source>
        <translation>无法读取 CA 文件</translation>
    </message>
    <message>
        <source>our certificate or its key cannot be read</source>
        <translation>无法读取本站证书或其密钥</translation>
    </message>
    <message>
        <source>our certificate has expired</source>
        <translation>本站证书已过期</translation>
    </message>
    <message>
        <source>a mistake in this program; it tries again</source>
        <translation>本程序出错；将重试</translation>
    </message>
    <message>
        <source>our clock is wrong</source>
        <translation>本站时钟不正确</translation>
    </message>
    <message>
        <source>the token file cannot be read</source>
        <translation>无法读取令牌文件</translation>
    </message>
    <message>
        <source>the token file holds no token</source>
        <translation>令牌文件中没有令牌</translation>
    </message>
    <message>
        <source>no token was given to us</source>
        <translation>未获得令牌</translation>
    </message>
    <message>
        <source>what we were given is no token</source>
        <translation>收到的内容不是令牌</translation>
    </message>
    <message>
        <source>the disk is full</source>
        <translation>磁盘已满</translation>
    </message>
    <message>
        <source>the disk failed</source>
        <translation>磁盘故障</translation>
    </message>
    <message>
        <source>the journal is damaged</source>
        <translation>日志损坏</translation>
    </message>
    <message>
        <source>the journal is busy</source>
        <translation>日志正忙</translation>
    </message>
    <message>
        <source>the folder cannot be written</source>
        <translation>文件夹无法写入</translation>
    </message>
</context>
<context>
    <name>preview</name>
    <message>
        <source>{read} of {wanted} read</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>not read: {cells}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>STALE · {age} old</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>of the last {n} pictures</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>px per module</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Contrast</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Read rate</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>weakest {value}</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>rail</name>
    <message>
        <source>HOLD</source>
        <translation>暂停</translation>
    </message>
    <message>
        <source>RESUME</source>
        <translation>恢复</translation>
    </message>
</context>
<context>
    <name>run</name>
    <message>
        <source>No case was rejected.</source>
        <translation>没有剔除箱。</translation>
    </message>
    <message>
        <source>Rejected, by reason</source>
        <translation>剔除原因</translation>
    </message>
    <message>
        <source>Newest case</source>
        <translation>最新一箱</translation>
    </message>
    <message>
        <source>{n} on the way out</source>
        <translation>{n} 箱在途</translation>
    </message>
    <message>
        <source>{n} units/min</source>
        <translation>{n} 件/分</translation>
    </message>
    <message>
        <source>Cases passed</source>
        <translation>合格箱</translation>
    </message>
    <message>
        <source>Cases rejected</source>
        <translation>剔除箱</translation>
    </message>
    <message>
        <source>Cases a minute</source>
        <translation>速度，箱/分</translation>
    </message>
    <message>
        <source>{n} % of cases</source>
        <translation>占 {n}%</translation>
    </message>
    <message>
        <source>All others</source>
        <translation>其他</translation>
    </message>
    <message>
        <source>Last hour, cases a minute</source>
        <translation>最近一小时，箱/分</translation>
    </message>
    <message>
        <source>Last hour</source>
        <translation>最近一小时</translation>
    </message>
    <message>
        <source>rejected case</source>
        <translation>有剔除</translation>
    </message>
    <message>
        <source>No whole minute yet</source>
        <translation>不足一分钟</translation>
    </message>
    <message>
        <source>Missed</source>
        <translation>漏看</translation>
    </message>
    <message>
        <source>Ejected</source>
        <translation>已剔除</translation>
    </message>
    <message>
        <source>Not proven</source>
        <translation>未校验</translation>
    </message>
</context>
<context>
    <name>screen</name>
    <message>
        <source>Station</source>
        <translation>主机</translation>
    </message>
</context>
<context>
    <name>state</name>
    <message>
        <source>RUNNING</source>
        <translation>运行</translation>
    </message>
    <message>
        <source>READY</source>
        <translation>待机</translation>
    </message>
    <message>
        <source>STOPPED</source>
        <translation>停止</translation>
    </message>
    <message>
        <source>HELD</source>
        <translation>本机暂停</translation>
    </message>
    <message>
        <source>WAITING</source>
        <translation>等待上下游</translation>
    </message>
    <message>
        <source>ABORTED</source>
        <translation>已中止</translation>
    </message>
    <message>
        <source>STARTING</source>
        <translation>启动中</translation>
    </message>
    <message>
        <source>STOPPING</source>
        <translation>停止中</translation>
    </message>
    <message>
        <source>NO DATA</source>
        <translation>无数据</translation>
    </message>
    <message>
        <source>STALE</source>
        <translation>过期</translation>
    </message>
    <message>
        <source>COMPLETE</source>
        <translation>已完成</translation>
    </message>
    <message>
        <source>since
{time}</source>
        <translation>始于
{time}</translation>
    </message>
</context>
<context>
    <name>top</name>
    <message>
        <source>No order</source>
        <translation>无订单</translation>
    </message>
    <message>
        <source>Lot {lot}</source>
        <translation>批号 {lot}</translation>
    </message>
    <message>
        <source>Order {order}</source>
        <translation>订单 {order}</translation>
    </message>
    <message>
        <source>cases passed</source>
        <translation>箱合格</translation>
    </message>
    <message>
        <source>Language</source>
        <translation>语言</translation>
    </message>
    <message>
        <source>Help</source>
        <translation>帮助</translation>
    </message>
    <message>
        <source>{n} of {m}</source>
        <translation>{n} / {m}</translation>
    </message>
    <message>
        <source>Devices</source>
        <translation>设备</translation>
    </message>
    <message>
        <source>{n} wait</source>
        <translation>{n} 待传</translation>
    </message>
    <message>
        <source>Sync</source>
        <translation>上传</translation>
    </message>
    <message>
        <source>Time</source>
        <translation>时间</translation>
    </message>
</context>
<context>
    <name>verdict</name>
    <message>
        <source>Earlier case</source>
        <translation>较早的箱</translation>
    </message>
    <message>
        <source>JUDGING</source>
        <translation>判定中</translation>
    </message>
    <message>
        <source>PASSED</source>
        <translation>合格</translation>
    </message>
    <message>
        <source>REJECTED</source>
        <translation>剔除</translation>
    </message>
    <message>
        <source>MISSED</source>
        <translation>漏看</translation>
    </message>
    <message>
        <source>EJECTED</source>
        <translation>已剔除</translation>
    </message>
    <message>
        <source>NOT PROVEN</source>
        <translation>未校验</translation>
    </message>
    <message>
        <source>{n} of {m}</source>
        <translation>{n} / {m}</translation>
    </message>
    <message>
        <source>Case {case}</source>
        <translation>第 {case} 箱</translation>
    </message>
    <message>
        <source>{time} · {ms} ms</source>
        <translation>{time} · {ms} 毫秒</translation>
    </message>
    <message>
        <source>No case yet</source>
        <translation>尚无箱</translation>
    </message>
</context>
</TS>
