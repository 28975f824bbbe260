<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="zh_CN" sourcelanguage="en">
<context>
    <name>age</name>
    <message>
        <source>{n} ms</source>
        <translation>{n} 毫秒</translation>
    </message>
    <message>
        <source>{n} s</source>
        <translation>{n} 秒</translation>
    </message>
    <message>
        <source>{n} min</source>
        <translation>{n} 分钟</translation>
    </message>
    <message>
        <source>{n} h</source>
        <translation>{n} 小时</translation>
    </message>
</context>
<context>
    <name>alarms</name>
    <message>
        <source>Urgent</source>
        <translation>紧急</translation>
    </message>
    <message>
        <source>High</source>
        <translation>高</translation>
    </message>
    <message>
        <source>Low</source>
        <translation>低</translation>
    </message>
    <message>
        <source>Acknowledged by {who}</source>
        <translation>{who}：知道了</translation>
    </message>
    <message>
        <source>and {n} more of this kind</source>
        <translation>同类另有 {n} 条</translation>
    </message>
    <message>
        <source>Last 10 min</source>
        <translation>最近 10 分钟</translation>
    </message>
    <message>
        <source>Last hour</source>
        <translation>最近一小时</translation>
    </message>
    <message>
        <source>No alarms. {n} in the last hour.</source>
        <translation>无报警。最近一小时 {n} 条。</translation>
    </message>
    <message>
        <source>{n} of {m}</source>
        <translation>{n} / {m}</translation>
    </message>
    <message>
        <source>Goes by itself when the cause is gone</source>
        <translation>原因消除后自动结束</translation>
    </message>
    <message>
        <source>Stays until it is acknowledged</source>
        <translation>按“知道了”后才结束</translation>
    </message>
    <message>
        <source>not yet</source>
        <translation>尚无人按</translation>
    </message>
    <message>
        <source>Since</source>
        <translation>开始</translation>
    </message>
    <message>
        <source>Priority</source>
        <translation>优先级</translation>
    </message>
    <message>
        <source>Its end</source>
        <translation>结束方式</translation>
    </message>
    <message>
        <source>Acknowledged</source>
        <translation>知道了</translation>
    </message>
    <message>
        <source>Stays until every case is found</source>
        <translation>保留到每一箱都找到为止</translation>
    </message>
    <message>
        <source>{time} · {code}</source>
        <translation>{time} · {code}</translation>
    </message>
    <message>
        <source>active</source>
        <translation>仍在</translation>
    </message>
    <message>
        <source>over after {time}</source>
        <translation>持续 {time}</translation>
    </message>
    <message>
        <source>acknowledged {time} by {who}</source>
        <translation>{time} {who}按了“知道了”</translation>
    </message>
    <message>
        <source>{n} s</source>
        <translation>{n} 秒</translation>
    </message>
    <message>
        <source>{n} min</source>
        <translation>{n} 分钟</translation>
    </message>
    <message>
        <source>{n} h</source>
        <translation>{n} 小时</translation>
    </message>
    <message>
        <source>Active</source>
        <translation>当前</translation>
    </message>
    <message>
        <source>History</source>
        <translation>历史</translation>
    </message>
    <message>
        <source>Old: no new data for 2 s</source>
        <translation>已过期：2 秒无新数据</translation>
    </message>
    <message>
        <source>Acknowledge ({n})</source>
        <translation>知道了（{n}）</translation>
    </message>
    <message>
        <source>Open case</source>
        <translation>打开该箱</translation>
    </message>
    <message>
        <source>All alarms</source>
        <translation>全部报警</translation>
    </message>
    <message>
        <source>Silent to {time}</source>
        <translation>静音至 {time}</translation>
    </message>
    <message>
        <source>Silence 2 min</source>
        <translation>静音 2 分钟</translation>
    </message>
    <message>
        <source>{n:1 case|{n} cases} to find. Scan or tap one, then press long where it was found.</source>
        <translation>还有 {n} 箱待找。扫描或点选一箱，再长按所在位置的键。</translation>
    </message>
    <message>
        <source>This is case {case}. Where was it found?</source>
        <translation>这是第 {case} 箱。在哪里找到？</translation>
    </message>
    <message>
        <source>On the pallet</source>
        <translation>在托盘上</translation>
    </message>
    <message>
        <source>In the bin</source>
        <translation>在剔除区</translation>
    </message>
    <message>
        <source>Not found</source>
        <translation>未找到</translation>
    </message>
    <message>
        <source>Case {case} was on the pallet: noted.</source>
        <translation>第 {case} 箱在托盘上：已记录。</translation>
    </message>
    <message>
        <source>Case {case} was in the bin: noted.</source>
        <translation>第 {case} 箱在剔除区：已记录。</translation>
    </message>
    <message>
        <source>Case {case} is recorded as not found. Its codes stay in use.</source>
        <translation>第 {case} 箱未找到：已记录。其码仍被占用。</translation>
    </message>
</context>
<context>
    <name>answer</name>
    <message>
        <source>The station did not answer.</source>
        <translation>本站无应答。</translation>
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
        <source>In case {case}, cell {cell}: {state}.</source>
        <translation>在第 {case} 箱 {cell}：{state}。</translation>
    </message>
    <message>
        <source>In case {case}: {state}.</source>
        <translation>在第 {case} 箱：{state}。</translation>
    </message>
    <message>
        <source>The scan was interrupted.</source>
        <translation>扫码中断。</translation>
    </message>
    <message>
        <source>Scan again. Set the scanner: Enter as its suffix, no delay between keys.</source>
        <translation>请重新扫描。请设置扫码枪：以 Enter 结尾，按键之间不加延时。</translation>
    </message>
    <message>
        <source>Caps Lock is on: the letters of the scan are in the wrong case.</source>
        <translation>大写锁定（Caps Lock）已打开：扫码字母的大小写不对。</translation>
    </message>
    <message>
        <source>Switch Caps Lock off and scan again.</source>
        <translation>请关闭大写锁定，再重新扫描。</translation>
    </message>
    <message>
        <source>This key is not there now.</source>
        <translation>现在没有这个键。</translation>
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
        <source>The scanner sent a key that is not a character: {key}.</source>
        <translation>扫码枪发送了一个不是字符的按键：{key}。</translation>
    </message>
    <message>
        <source>Set it to send GS as Ctrl+], and this keyboard to English (US). Scan again.</source>
        <translation>请把扫码枪的 GS 设为 Ctrl+]，并把电脑键盘设为英语（美国），再重新扫描。</translation>
    </message>
    <message>
        <source>Looking it up.</source>
        <translation>正在查询。</translation>
    </message>
    <message>
        <source>Case {case}: {state}, {n:1 unit|{n} units}.</source>
        <translation>第 {case} 箱：{state}，{n} 个单品。</translation>
    </message>
    <message>
        <source>Press longer</source>
        <translation>请长按</translation>
    </message>
</context>
<context>
    <name>balance</name>
    <message>
        <source>The count is being made …</source>
        <translation>正在计算 …</translation>
    </message>
    <message>
        <source>No differences</source>
        <translation>无差异</translation>
    </message>
    <message>
        <source>Wrong links (95 % sure); bypasses</source>
        <translation>错误关联（95 % 置信）；旁路</translation>
    </message>
    <message>
        <source>Audit: it is in the case it was taken from.</source>
        <translation>抽检：与所取的箱一致。</translation>
    </message>
    <message>
        <source>Audit: recorded as a wrong link.</source>
        <translation>抽检：已记为关联错误。</translation>
    </message>
    <message>
        <source>Audit skipped.</source>
        <translation>已跳过抽检。</translation>
    </message>
    <message>
        <source>Report written.</source>
        <translation>报告已写好。</translation>
    </message>
    <message>
        <source>Equation</source>
        <translation>等式</translation>
    </message>
    <message>
        <source>Differences</source>
        <translation>差异</translation>
    </message>
    <message>
        <source>Rejects</source>
        <translation>剔除</translation>
    </message>
    <message>
        <source>No-reads</source>
        <translation>未读</translation>
    </message>
    <message>
        <source>Downtime</source>
        <translation>停机</translation>
    </message>
    <message>
        <source>Audit</source>
        <translation>抽检</translation>
    </message>
    <message>
        <source>This shift</source>
        <translation>本班</translation>
    </message>
    <message>
        <source>Last shift</source>
        <translation>上一班</translation>
    </message>
    <message>
        <source>This order</source>
        <translation>本订单</translation>
    </message>
    <message>
        <source>Not closed: the sensor is silent.</source>
        <translation>未平衡：传感器无数据。</translation>
    </message>
    <message>
        <source>The count closes.</source>
        <translation>数量平衡。</translation>
    </message>
    <message>
        <source>The count does not close.</source>
        <translation>数量不平衡。</translation>
    </message>
    <message>
        <source>Difference · from {source}</source>
        <translation>差数 · 计数来源：{source}</translation>
    </message>
    <message>
        <source>all other</source>
        <translation>其余</translation>
    </message>
    <message>
        <source>Case {case}: {why}</source>
        <translation>第 {case} 箱：{why}</translation>
    </message>
    <message>
        <source>A person must find it.</source>
        <translation>须由人找到该箱。</translation>
    </message>
    <message>
        <source>For {time}</source>
        <translation>历时 {time}</translation>
    </message>
    <message>
        <source>Rejected cases by reason</source>
        <translation>剔除箱数（按原因）</translation>
    </message>
    <message>
        <source>No rejects</source>
        <translation>无剔除</translation>
    </message>
    <message>
        <source>No-reads by cell</source>
        <translation>未读（按格位）</translation>
    </message>
    <message>
        <source>No no-reads</source>
        <translation>无未读</translation>
    </message>
    <message>
        <source>Downtime by cause · {time} of it because of this station</source>
        <translation>停机（按原因）· 其中因本站 {time}</translation>
    </message>
    <message>
        <source>The line did not stand</source>
        <translation>产线没有停过</translation>
    </message>
    <message>
        <source>Lane {n}</source>
        <translation>通道 {n}</translation>
    </message>
    <message>
        <source>No place</source>
        <translation>无位置</translation>
    </message>
    <message>
        <source>View {n}, {cell}</source>
        <translation>视图 {n}，{cell}</translation>
    </message>
    <message>
        <source>This period</source>
        <translation>本时段</translation>
    </message>
    <message>
        <source>Whole journal</source>
        <translation>全部日志</translation>
    </message>
    <message>
        <source>Bypass: {what}</source>
        <translation>旁路：{what}</translation>
    </message>
    <message>
        <source>none checked</source>
        <translation>未核对</translation>
    </message>
    <message>
        <source>{wrong} of {n} wrong · at most {share} %</source>
        <translation>核对 {n} 错 {wrong} · 上限 {share} %</translation>
    </message>
    <message>
        <source>Audit: take the {unit} at {cell} out of case {case}.</source>
        <translation>抽检：取出第 {case} 箱 {cell} 处的{unit}。</translation>
    </message>
    <message>
        <source>Audit: take one {unit} out of case {case}.</source>
        <translation>抽检：从第 {case} 箱取出一个{unit}。</translation>
    </message>
    <message>
        <source>Scan it. The label of the case: {code}</source>
        <translation>扫描它。箱码：{code}</translation>
    </message>
    <message>
        <source>It was in this case</source>
        <translation>确实在此箱中</translation>
    </message>
    <message>
        <source>Skip</source>
        <translation>跳过</translation>
    </message>
</context>
<context>
    <name>belt</name>
    <message>
        <source>The queue is trusted again. Press RESUME.</source>
        <translation>队列恢复可信。请按“恢复”。</translation>
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
        <translation>取这一个</translation>
    </message>
    <message>
        <source>; the newest {n} are shown</source>
        <translation>；显示最新 {n} 个</translation>
    </message>
    <message>
        <source>Close the guard.</source>
        <translation>关闭护罩。</translation>
    </message>
    <message>
        <source>And release the emergency stop.</source>
        <translation>并复位急停。</translation>
    </message>
    <message>
        <source>Press HOLD and wait until the line has stopped.</source>
        <translation>请按“暂停”，等待产线停稳。</translation>
    </message>
    <message>
        <source>take this one, {lane}</source>
        <translation>取这一个，{lane}</translation>
    </message>
    <message>
        <source>{n} {units} between reader and packer</source>
        <translation>读码器与装箱机之间有 {n} {units}</translation>
    </message>
    <message>
        <source>, {n} of them not read (?)</source>
        <translation>，其中 {n} 个未读（?）</translation>
    </message>
    <message>
        <source>{n} {units} on the belt {n:is|are} not proven.</source>
        <translation>输送带上有 {n} {units}未校验。</translation>
    </message>
    <message>
        <source>Let the unproven {units} run out.</source>
        <translation>让未校验的{units}走完。</translation>
    </message>
    <message>
        <source>Scan the {unit} at the blue mark.</source>
        <translation>扫描蓝色标记处的一{unit}。</translation>
    </message>
    <message>
        <source>The last before the packer.</source>
        <translation>装箱机前的最后一个。</translation>
    </message>
    <message>
        <source>Take all {units} off, then clear.</source>
        <translation>取下全部{units}，然后清线。</translation>
    </message>
    <message>
        <source>Everything between reader and packer.</source>
        <translation>读码器与装箱机之间的全部。</translation>
    </message>
    <message>
        <source>The order is wrong</source>
        <translation>顺序已错开</translation>
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
        <translation>长按确认：输送带已空</translation>
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
        <translation>漏检</translation>
    </message>
    <message>
        <source>Duplicate</source>
        <translation>重复</translation>
    </message>
    <message>
        <source>Foreign</source>
        <translation>非本厂码</translation>
    </message>
    <message>
        <source>Not issued</source>
        <translation>未发码</translation>
    </message>
    <message>
        <source>Void</source>
        <translation>已作废</translation>
    </message>
    <message>
        <source>Product</source>
        <translation>错品</translation>
    </message>
    <message>
        <source>Withdrawn</source>
        <translation>已注销</translation>
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
        <source>view {view}, row {row}, column {column}</source>
        <translation>视图 {view}，{row} 行，{column} 列</translation>
    </message>
    <message>
        <source>view {view}, layer {layer}, row {row}, column {column}</source>
        <translation>视图 {view}，第 {layer} 层，{row} 行，{column} 列</translation>
    </message>
    <message>
        <source>lane {lane}</source>
        <translation>通道 {lane}</translation>
    </message>
    <message>
        <source>View {view}</source>
        <translation>视图 {view}</translation>
    </message>
    <message>
        <source>{view} {camera}</source>
        <translation>{view} {camera}</translation>
    </message>
    <message>
        <source>{view} {camera}, layer {layer}</source>
        <translation>{view} {camera}，第 {layer} 层</translation>
    </message>
    <message>
        <source>No code could be read here.</source>
        <translation>此处无法读出码。</translation>
    </message>
    <message>
        <source>Twice in this case.</source>
        <translation>本箱内有两个。</translation>
    </message>
    <message>
        <source>Also in the picture of another case.</source>
        <translation>另一箱的图像中也有。</translation>
    </message>
    <message>
        <source>It waits on the belt already.</source>
        <translation>已在输送带上。</translation>
    </message>
    <message>
        <source>Already in case {case}.</source>
        <translation>已在第 {case} 箱。</translation>
    </message>
</context>
<context>
    <name>choice</name>
    <message>
        <source>picture</source>
        <translation>图像</translation>
    </message>
    <message>
        <source>queue</source>
        <translation>队列</translation>
    </message>
    <message>
        <source>plain</source>
        <translation>普通</translation>
    </message>
    <message>
        <source>url</source>
        <translation>网址</translation>
    </message>
    <message>
        <source>gs1</source>
        <translation>GS1</translation>
    </message>
    <message>
        <source>qr</source>
        <translation>QR</translation>
    </message>
    <message>
        <source>microqr</source>
        <translation>Micro QR</translation>
    </message>
    <message>
        <source>rmqr</source>
        <translation>rMQR</translation>
    </message>
    <message>
        <source>datamatrix</source>
        <translation>Data Matrix</translation>
    </message>
    <message>
        <source>code128</source>
        <translation>Code 128</translation>
    </message>
    <message>
        <source>itf14</source>
        <translation>ITF-14</translation>
    </message>
    <message>
        <source>ean13</source>
        <translation>EAN-13</translation>
    </message>
    <message>
        <source>upca</source>
        <translation>UPC-A</translation>
    </message>
    <message>
        <source>unit</source>
        <translation>单品</translation>
    </message>
    <message>
        <source>bottle</source>
        <translation>瓶</translation>
    </message>
    <message>
        <source>can</source>
        <translation>罐</translation>
    </message>
    <message>
        <source>box</source>
        <translation>盒</translation>
    </message>
    <message>
        <source>bag</source>
        <translation>袋</translation>
    </message>
    <message>
        <source>jar</source>
        <translation>广口瓶</translation>
    </message>
    <message>
        <source>pouch</source>
        <translation>软袋</translation>
    </message>
    <message>
        <source>tube</source>
        <translation>管</translation>
    </message>
    <message>
        <source>carton</source>
        <translation>纸盒</translation>
    </message>
    <message>
        <source>reader</source>
        <translation>读码器</translation>
    </message>
    <message>
        <source>bench</source>
        <translation>手工工位</translation>
    </message>
    <message>
        <source>dock</source>
        <translation>发货口</translation>
    </message>
    <message>
        <source>sscc</source>
        <translation>SSCC</translation>
    </message>
    <message>
        <source>assigned</source>
        <translation>本站编号</translation>
    </message>
    <message>
        <source>read</source>
        <translation>读取</translation>
    </message>
    <message>
        <source>none</source>
        <translation>无</translation>
    </message>
    <message>
        <source>asked</source>
        <translation>请求</translation>
    </message>
    <message>
        <source>counted</source>
        <translation>计数</translation>
    </message>
    <message>
        <source>replay</source>
        <translation>重放</translation>
    </message>
    <message>
        <source>watch</source>
        <translation>监视</translation>
    </message>
    <message>
        <source>running</source>
        <translation>连续计数</translation>
    </message>
    <message>
        <source>name</source>
        <translation>文件名</translation>
    </message>
    <message>
        <source>move</source>
        <translation>移动</translation>
    </message>
    <message>
        <source>delete</source>
        <translation>删除</translation>
    </message>
    <message>
        <source>leave</source>
        <translation>保留</translation>
    </message>
    <message>
        <source>clear</source>
        <translation>清走</translation>
    </message>
    <message>
        <source>case</source>
        <translation>箱</translation>
    </message>
    <message>
        <source>scan</source>
        <translation>扫描</translation>
    </message>
    <message>
        <source>even</source>
        <translation>偶校验</translation>
    </message>
    <message>
        <source>odd</source>
        <translation>奇校验</translation>
    </message>
    <message>
        <source>tagged</source>
        <translation>带号</translation>
    </message>
    <message>
        <source>client</source>
        <translation>客户端</translation>
    </message>
    <message>
        <source>server</source>
        <translation>服务器</translation>
    </message>
    <message>
        <source>line</source>
        <translation>行</translation>
    </message>
    <message>
        <source>marked water</source>
        <translation>标识饮用水</translation>
    </message>
    <message>
        <source>marked softdrinks</source>
        <translation>标识软饮料</translation>
    </message>
    <message>
        <source>marked milk</source>
        <translation>标识乳制品</translation>
    </message>
    <message>
        <source>marked beer</source>
        <translation>标识啤酒</translation>
    </message>
    <message>
        <source>marked pharma</source>
        <translation>标识药品</translation>
    </message>
    <message>
        <source>marked perfumery</source>
        <translation>标识香水</translation>
    </message>
    <message>
        <source>marked clothes</source>
        <translation>标识服装</translation>
    </message>
    <message>
        <source>marked shoes</source>
        <translation>标识鞋类</translation>
    </message>
    <message>
        <source>pharma fmd</source>
        <translation>药品 FMD</translation>
    </message>
    <message>
        <source>ali health</source>
        <translation>阿里健康</translation>
    </message>
    <message>
        <source>printed</source>
        <translation>打印</translation>
    </message>
    <message>
        <source>pool</source>
        <translation>码池</translation>
    </message>
    <message>
        <source>void</source>
        <translation>作废</translation>
    </message>
    <message>
        <source>repeat</source>
        <translation>重复</translation>
    </message>
    <message>
        <source>unread</source>
        <translation>未读到的</translation>
    </message>
    <message>
        <source>refuse</source>
        <translation>拒绝</translation>
    </message>
    <message>
        <source>unproven</source>
        <translation>按未校验接受</translation>
    </message>
    <message>
        <source>listed</source>
        <translation>仅名单内</translation>
    </message>
    <message>
        <source>any</source>
        <translation>任意</translation>
    </message>
    <message>
        <source>cognex dataman</source>
        <translation>康耐视 DataMan</translation>
    </message>
    <message>
        <source>keyence sr</source>
        <translation>基恩士 SR</translation>
    </message>
    <message>
        <source>hikrobot id</source>
        <translation>海康机器人 ID</translation>
    </message>
    <message>
        <source>datalogic matrix</source>
        <translation>得利捷 Matrix</translation>
    </message>
    <message>
        <source>sick lector clv</source>
        <translation>西克 Lector / CLV</translation>
    </message>
    <message>
        <source>honeywell handheld</source>
        <translation>霍尼韦尔手持扫码枪</translation>
    </message>
    <message>
        <source>zebra handheld</source>
        <translation>斑马手持扫码枪</translation>
    </message>
    <message>
        <source>stx etx</source>
        <translation>STX ETX</translation>
    </message>
    <message>
        <source>marks</source>
        <translation>起止标记</translation>
    </message>
    <message>
        <source>crlf</source>
        <translation>CR LF（回车换行）</translation>
    </message>
    <message>
        <source>cr</source>
        <translation>CR（回车）</translation>
    </message>
    <message>
        <source>lf</source>
        <translation>LF（换行）</translation>
    </message>
    <message>
        <source>front</source>
        <translation>前面</translation>
    </message>
    <message>
        <source>back</source>
        <translation>后面</translation>
    </message>
    <message>
        <source>one</source>
        <translation>单个</translation>
    </message>
    <message>
        <source>several</source>
        <translation>多个</translation>
    </message>
    <message>
        <source>ftp</source>
        <translation>FTP</translation>
    </message>
    <message>
        <source>fetch</source>
        <translation>读取</translation>
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
        <source>map1</source>
        <translation>map1</translation>
    </message>
    <message>
        <source>off</source>
        <translation>关</translation>
    </message>
    <message>
        <source>errors</source>
        <translation>仅错误</translation>
    </message>
    <message>
        <source>all</source>
        <translation>全部</translation>
    </message>
    <message>
        <source>holding</source>
        <translation>保持寄存器</translation>
    </message>
    <message>
        <source>input</source>
        <translation>输入寄存器</translation>
    </message>
    <message>
        <source>strict</source>
        <translation>严格</translation>
    </message>
    <message>
        <source>live-first</source>
        <translation>新箱优先</translation>
    </message>
    <message>
        <source>sign</source>
        <translation>签名</translation>
    </message>
    <message>
        <source>sign and encrypt</source>
        <translation>签名并加密</translation>
    </message>
    <message>
        <source>bits</source>
        <translation>bits</translation>
    </message>
    <message>
        <source>bit</source>
        <translation>位</translation>
    </message>
    <message>
        <source>counter</source>
        <translation>计数器</translation>
    </message>
    <message>
        <source>io</source>
        <translation>io</translation>
    </message>
    <message>
        <source>coil</source>
        <translation>线圈</translation>
    </message>
    <message>
        <source>discrete</source>
        <translation>离散输入</translation>
    </message>
    <message>
        <source>nothing</source>
        <translation>无</translation>
    </message>
    <message>
        <source>accumulation table</source>
        <translation>缓冲台</translation>
    </message>
    <message>
        <source>divider</source>
        <translation>分道器</translation>
    </message>
    <message>
        <source>unit rejecter</source>
        <translation>单品剔除器</translation>
    </message>
    <message>
        <source>open conveyor</source>
        <translation>敞开输送带</translation>
    </message>
</context>
<context>
    <name>config</name>
    <message>
        <source>a whole number</source>
        <translation>整数</translation>
    </message>
    <message>
        <source>a number</source>
        <translation>数字</translation>
    </message>
    <message>
        <source>a finite number</source>
        <translation>有限数</translation>
    </message>
    <message>
        <source>text in quotes</source>
        <translation>引号中的文本</translation>
    </message>
    <message>
        <source>true or false</source>
        <translation>true 或 false</translation>
    </message>
    <message>
        <source>a list in [ ]</source>
        <translation>[ ] 中的列表</translation>
    </message>
    <message>
        <source>a table</source>
        <translation>表</translation>
    </message>
    <message>
        <source>text</source>
        <translation>文本</translation>
    </message>
    <message>
        <source>a list</source>
        <translation>列表</translation>
    </message>
    <message>
        <source>on an accumulation table bottles overtake each other</source>
        <translation>在缓冲台上瓶子会互相超越</translation>
    </message>
    <message>
        <source>behind a divider the lane of a bottle is not known</source>
        <translation>分道器之后无法知道瓶子走哪条通道</translation>
    </message>
    <message>
        <source>a rejecter takes out bottles that were counted</source>
        <translation>剔除器会取走已计数的瓶子</translation>
    </message>
    <message>
        <source>on an open conveyor a hand can take or add a bottle, and every case after it is wrong</source>
        <translation>在敞开的输送带上，人手可以取走或放入瓶子，其后各箱都会出错</translation>
    </message>
    <message>
        <source>token_file and oauth_… are two ways to one token: choose one</source>
        <translation>token_file 与 oauth_… 都用于取得令牌，请只选其一</translation>
    </message>
    <message>
        <source>token_file is needed (or oauth_url, oauth_client and oauth_secret_file)</source>
        <translation>需要 token_file（或 oauth_url、oauth_client 和 oauth_secret_file）</translation>
    </message>
    <message>
        <source>with the other oauth_… keys oauth_url is needed too</source>
        <translation>已有其他 oauth_… 项，还需要 oauth_url</translation>
    </message>
    <message>
        <source>with the other oauth_… keys oauth_client is needed too</source>
        <translation>已有其他 oauth_… 项，还需要 oauth_client</translation>
    </message>
    <message>
        <source>with the other oauth_… keys oauth_secret_file is needed too</source>
        <translation>已有其他 oauth_… 项，还需要 oauth_secret_file</translation>
    </message>
    <message>
        <source>client_key_file needs its client_cert_file</source>
        <translation>client_key_file 需要配套的 client_cert_file</translation>
    </message>
    <message>
        <source>proxy_user needs its proxy_password_file</source>
        <translation>proxy_user 需要配套的 proxy_password_file</translation>
    </message>
    <message>
        <source>proxy_password_file needs its proxy_user</source>
        <translation>proxy_password_file 需要配套的 proxy_user</translation>
    </message>
    <message>
        <source>proxy_user needs its proxy_url</source>
        <translation>proxy_user 需要配套的 proxy_url</translation>
    </message>
    <message>
        <source>ca_file means nothing to an http:// address</source>
        <translation>ca_file 对 http:// 地址没有意义</translation>
    </message>
    <message>
        <source>client_cert_file means nothing to an http:// address</source>
        <translation>client_cert_file 对 http:// 地址没有意义</translation>
    </message>
    <message>
        <source>mode = &quot;watch&quot; needs trigger = &quot;counted&quot;: the files come when the line fires the camera</source>
        <translation>mode = &quot;watch&quot; 需要 trigger = &quot;counted&quot;：文件在产线触发相机时到来</translation>
    </message>
    <message>
        <source>the PLC block and the station block overlap</source>
        <translation>PLC 块与本站块重叠</translation>
    </message>
    <message>
        <source>a URI is needed, such as https://id.gs1.org/414/9501101530003</source>
        <translation>需要 URI，如 https://id.gs1.org/414/9501101530003</translation>
    </message>
    <message>
        <source>no time zone of this name, such as Asia/Shanghai, is known here</source>
        <translation>没有此名称的时区（例如 Asia/Shanghai）</translation>
    </message>
    <message>
        <source>a web address beginning with https:// is needed</source>
        <translation>需要以 https:// 开头的网址</translation>
    </message>
    <message>
        <source>there is no such port</source>
        <translation>没有这样的端口</translation>
    </message>
    <message>
        <source>the address must not contain a user, query or fragment; secrets come from files</source>
        <translation>地址中不得有用户、查询或片段；密钥来自文件</translation>
    </message>
    <message>
        <source>http:// would send the token in the clear: only https:// leaves this machine</source>
        <translation>http:// 会以明文发送令牌：离开这台电脑只能用 https://</translation>
    </message>
    <message>
        <source>not a web address</source>
        <translation>不是网址</translation>
    </message>
    <message>
        <source>There is no such file.</source>
        <translation>没有这个文件。</translation>
    </message>
    <message>
        <source>The file cannot be read ({detail}).</source>
        <translation>无法读取文件（{detail}）。</translation>
    </message>
    <message>
        <source>This is not a file.</source>
        <translation>这不是文件。</translation>
    </message>
    <message>
        <source>The file is too large: a config has at most {most} bytes.</source>
        <translation>文件太大：配置最多 {most} 字节。</translation>
    </message>
    <message>
        <source>The file is not UTF-8 text (byte {byte}). Save it as UTF-8.</source>
        <translation>文件不是 UTF-8 文本（第 {byte} 字节）。请存为 UTF-8。</translation>
    </message>
    <message>
        <source>This is not TOML: {detail}.</source>
        <translation>这不是 TOML：{detail}。</translation>
    </message>
    <message>
        <source>The file is nested too deeply to be a config.</source>
        <translation>文件嵌套太深，不是配置。</translation>
    </message>
    <message>
        <source>There is no such key here.</source>
        <translation>此处没有这个键。</translation>
    </message>
    <message>
        <source>There is no such key here; it belongs in {table}.</source>
        <translation>此处没有这个键；它属于 {table}。</translation>
    </message>
    <message>
        <source>This key is missing.</source>
        <translation>缺少此键。</translation>
    </message>
    <message>
        <source>There is no such table.</source>
        <translation>没有这个表。</translation>
    </message>
    <message>
        <source>This table is missing.</source>
        <translation>缺少此表。</translation>
    </message>
    <message>
        <source>A {kind} does not use this table. Take it out.</source>
        <translation>kind = &quot;{kind}&quot; 的站不用此表。请去掉。</translation>
    </message>
    <message>
        <source>This is one table: write [{table}], once.</source>
        <translation>这是单个表：写一次 [{table}]。</translation>
    </message>
    <message>
        <source>Every one is a table of its own: write [[{table}]].</source>
        <translation>每个都是单独的表：写 [[{table}]]。</translation>
    </message>
    <message>
        <source>Secrets are never written in a config: put it in a file, and that file&apos;s name in a …_file key.</source>
        <translation>配置中不写密钥：放入文件，并把文件名写入 …_file 键。</translation>
    </message>
    <message>
        <source>This must be {expected}, and is {found}.</source>
        <translation>此处须为{expected}，现为{found}。</translation>
    </message>
    <message>
        <source>This must be at least {least}.</source>
        <translation>不得小于 {least}。</translation>
    </message>
    <message>
        <source>This must be more than {bound}.</source>
        <translation>必须大于 {bound}。</translation>
    </message>
    <message>
        <source>This must be at most {most}.</source>
        <translation>不得大于 {most}。</translation>
    </message>
    <message>
        <source>This must be less than {bound}.</source>
        <translation>必须小于 {bound}。</translation>
    </message>
    <message>
        <source>This must have at least {least} character(s).</source>
        <translation>至少 {least} 个字符。</translation>
    </message>
    <message>
        <source>This must have at most {most} characters.</source>
        <translation>最多 {most} 个字符。</translation>
    </message>
    <message>
        <source>This list must have at least {least} item(s).</source>
        <translation>列表至少 {least} 项。</translation>
    </message>
    <message>
        <source>This list must have at most {most} items.</source>
        <translation>列表最多 {most} 项。</translation>
    </message>
    <message>
        <source>{found} is not one of: {choices}.</source>
        <translation>{found} 不在以下之中：{choices}。</translation>
    </message>
    <message>
        <source>This has not the form {pattern}.</source>
        <translation>不符合形式 {pattern}。</translation>
    </message>
    <message>
        <source>The name of a level has small letters, digits and &apos;_&apos;, and begins with a letter.</source>
        <translation>层级名称由小写字母、数字和“_”组成，以字母开头。</translation>
    </message>
    <message>
        <source>A name has letters, digits, &apos;-&apos;, &apos;_&apos; and &apos;.&apos;, and begins with a letter or digit.</source>
        <translation>名称由字母、数字、“-”、“_”和“.”组成，并以字母或数字开头。</translation>
    </message>
    <message>
        <source>This cannot be: {detail}.</source>
        <translation>不可以：{detail}。</translation>
    </message>
    <message>
        <source>The local API answers on this machine only: {found} is not a loopback address.</source>
        <translation>本地接口只在这台电脑上应答：{found} 不是回环地址。</translation>
    </message>
    <message>
        <source>There is no file {found}.</source>
        <translation>没有文件 {found}。</translation>
    </message>
    <message>
        <source>The file {found} cannot be read ({detail}).</source>
        <translation>无法读取文件 {found}（{detail}）。</translation>
    </message>
    <message>
        <source>The reader shape needs one [[reader]] with role = &quot;unit&quot;, which reads the whole case.</source>
        <translation>读码器形式需要一个 role = &quot;unit&quot; 的 [[reader]]，由它读取整箱。</translation>
    </message>
    <message>
        <source>This shape uses no camera: units are read by a [[reader]]. Take it out.</source>
        <translation>此形式不用相机：单品由 [[reader]] 读取。请去掉。</translation>
    </message>
    <message>
        <source>Nothing uses this reader: in the picture shape units are read in pictures. Take it out.</source>
        <translation>此读码器没有用处：图像形式中单品在图像里读取。请去掉。</translation>
    </message>
    <message>
        <source>The reader of whole cases sends all codes of a case in a telegram: codes must be &quot;several&quot;.</source>
        <translation>整箱读码器一条报文发出整箱的码：codes 须为 &quot;several&quot;。</translation>
    </message>
    <message>
        <source>Only the unit reader of the reader shape reads several codes: codes must be &quot;one&quot;.</source>
        <translation>只有 reader 形式的单品读码器读多个码：codes 须为 &quot;one&quot;。</translation>
    </message>
    <message>
        <source>One reader reads the whole case: take this one out.</source>
        <translation>整箱由一台读码器读取：请去掉这一台。</translation>
    </message>
    <message>
        <source>Nothing uses this reader: the case code is of source &quot;{source}&quot;. Take it out.</source>
        <translation>此读码器没有用处：箱码的来源是 &quot;{source}&quot;。请去掉。</translation>
    </message>
    <message>
        <source>Nothing uses this reader: [case_code] names &quot;{reader}&quot;. Take it out.</source>
        <translation>此读码器没有用处：[case_code] 指定的是 &quot;{reader}&quot;。请去掉。</translation>
    </message>
    <message>
        <source>{other} has this port already: one device, one port.</source>
        <translation>{other} 已使用此端口：一个端口只能接一个设备。</translation>
    </message>
    <message>
        <source>A case-code reader must carry the PLC&apos;s number or be asked: trigger = &quot;tagged&quot; or &quot;asked&quot;.</source>
        <translation>读取箱码的读码器必须带 PLC 的编号或由本站触发：trigger = &quot;tagged&quot; 或 &quot;asked&quot;。</translation>
    </message>
    <message>
        <source>Lane {lane} has no reader: give the lanes without a gap, from 1.</source>
        <translation>通道 {lane} 没有读码器：通道须从 1 起连续。</translation>
    </message>
    <message>
        <source>The readers of all lanes are triggered alike: this one must be &quot;{trigger}&quot; too.</source>
        <translation>各通道读码器的触发方式须相同：此处也须为 &quot;{trigger}&quot;。</translation>
    </message>
    <message>
        <source>Lanes are of the queue shape: lane must be 1.</source>
        <translation>通道只用于队列形式：lane 须为 1。</translation>
    </message>
    <message>
        <source>No [[upstream]] of driver native has the name {found}.</source>
        <translation>没有名为 {found}、驱动为 native 的上位系统 [[upstream]]。</translation>
    </message>
    <message>
        <source>A token that reads every station is needed; on the hub: station hub token add --name NAME --read.</source>
        <translation>需要可读取所有工位的令牌：在 hub 上运行 station hub token add --name NAME --read。</translation>
    </message>
    <message>
        <source>There is no picture here to read it in: use &quot;reader&quot; or &quot;sscc&quot;.</source>
        <translation>此处没有可供读取的图像：用 &quot;reader&quot; 或 &quot;sscc&quot;。</translation>
    </message>
    <message>
        <source>a number with a decimal point</source>
        <translation>带小数点的数</translation>
    </message>
    <message>
        <source>it is not on a disk</source>
        <translation>它不在磁盘上</translation>
    </message>
    <message>
        <source>its disk is mounted read-only</source>
        <translation>所在磁盘以只读方式挂载</translation>
    </message>
    <message>
        <source>this user may not write there</source>
        <translation>当前用户没有写入权限</translation>
    </message>
    <message>
        <source>a host must not contain spaces</source>
        <translation>主机名中不得有空格</translation>
    </message>
    <message>
        <source>only the host is meant: its name or address, without http:// and without a path</source>
        <translation>只填主机名或地址，不带 http:// 和路径</translation>
    </message>
    <message>
        <source>host and port are two keys: write the port in port</source>
        <translation>主机名和端口是两个键：端口写在 port 中</translation>
    </message>
    <message>
        <source>this is neither a host name nor an address</source>
        <translation>既不是主机名也不是地址</translation>
    </message>
    <message>
        <source>write an IPv6 address without [ ], and its port in port</source>
        <translation>此处的 IPv6 地址不带 [ ]，端口写在 port 中</translation>
    </message>
    <message>
        <source>this must be an address, such as 192.0.2.10: a name says too little</source>
        <translation>此处必须是地址，例如 192.0.2.10：名称不够明确</translation>
    </message>
    <message>
        <source>there is no such IPv4 address: four numbers from 0 to 255 are needed</source>
        <translation>没有这样的 IPv4 地址：需要四个 0 至 255 的数</translation>
    </message>
    <message>
        <source>there is no such IPv6 address</source>
        <translation>没有这样的 IPv6 地址</translation>
    </message>
    <message>
        <source>user and password_file belong to a stream: an address with ://</source>
        <translation>user 和 password_file 只用于视频流：带 :// 的地址</translation>
    </message>
    <message>
        <source>{password} in the source needs password_file</source>
        <translation>视频源中的 {password} 需要 password_file</translation>
    </message>
    <message>
        <source>password_file needs user, or {password} in the source</source>
        <translation>password_file 需要 user，或视频源中的 {password}</translation>
    </message>
    <message>
        <source>security needs certificate_file, private_key_file and server_certificate_file</source>
        <translation>security 需要 certificate_file、private_key_file 和 server_certificate_file</translation>
    </message>
    <message>
        <source>a user needs a password_file</source>
        <translation>有用户时需要 password_file</translation>
    </message>
    <message>
        <source>a password needs security = &quot;sign_and_encrypt&quot;</source>
        <translation>使用密码时需要 security = &quot;sign_and_encrypt&quot;</translation>
    </message>
    <message>
        <source>the reader&apos;s IP address is needed</source>
        <translation>需要读码器的 IP 地址</translation>
    </message>
    <message>
        <source>An address must not hold a user name or password: put it in a file, and that file&apos;s name in a …_file key.</source>
        <translation>地址中不得含用户名或密码：请写入文件，并在 …_file 键中填写文件名。</translation>
    </message>
    <message>
        <source>There is no {kind} driver {found}. There are: {choices}.</source>
        <translation>没有 {kind} 驱动 {found}。现有：{choices}。</translation>
    </message>
    <message>
        <source>The name {found} is taken by another device in line {other}.</source>
        <translation>名称 {found} 已被第 {other} 行的设备使用。</translation>
    </message>
    <message>
        <source>Say how it is triggered: {choices}.</source>
        <translation>请说明触发方式：{choices}。</translation>
    </message>
    <message>
        <source>This is changed in the file only. {why}</source>
        <translation>只能在文件中更改。{why}</translation>
    </message>
    <message>
        <source>The file is written in a way that this cannot be changed in it: change it by hand.</source>
        <translation>文件的写法使此项无法在此更改：请手工更改。</translation>
    </message>
    <message>
        <source>A secret is one word of at most {most} ASCII characters.</source>
        <translation>密钥是一个由普通字符组成的词，最多 {most} 个字符。</translation>
    </message>
    <message>
        <source>The picture shape needs at least one [[camera]].</source>
        <translation>图像形式至少需要一个 [[camera]]。</translation>
    </message>
    <message>
        <source>{found} is a file: a folder is needed.</source>
        <translation>{found} 是文件：此处需要文件夹。</translation>
    </message>
    <message>
        <source>Files cannot be written at {found}: {detail}.</source>
        <translation>无法写入 {found}：{detail}。</translation>
    </message>
    <message>
        <source>The queue shape needs a [[reader]] with role = &quot;unit&quot;.</source>
        <translation>队列形式需要 role = &quot;unit&quot; 的 [[reader]]。</translation>
    </message>
    <message>
        <source>Nothing uses this reader: a person scans at a bench only. Take it out.</source>
        <translation>此读码器没有用处：只有手工工位才由人扫描。请去掉。</translation>
    </message>
    <message>
        <source>{other} is this camera already: one device, one camera.</source>
        <translation>{other} 已是这台相机：一台设备只能配置为一台相机。</translation>
    </message>
    <message>
        <source>Nothing fires this reader: give its trigger_text, or trigger = &quot;tagged&quot;.</source>
        <translation>没有东西触发此读码器：按读码器中的设置填写 trigger_text，或设 trigger = &quot;tagged&quot;。</translation>
    </message>
    <message>
        <source>On a serial port a late answer would be the next case&apos;s: give trigger_off_text.</source>
        <translation>在串口上，迟到的应答会被当成下一箱的：请填写 trigger_off_text。</translation>
    </message>
    <message>
        <source>Without a line a person scans everything: role must be &quot;scan&quot;.</source>
        <translation>没有产线时，全部由人扫描：role 必须是 &quot;scan&quot;。</translation>
    </message>
    <message>
        <source>A unit reader must tag its telegrams with a number: trigger = &quot;tagged&quot; (the PLC&apos;s) or &quot;counted&quot; (its own). Order of arrival decides nothing.</source>
        <translation>单品读码器必须在报文中带编号：trigger = &quot;tagged&quot;（PLC 的编号）或 &quot;counted&quot;（自己的计数）。不能以到达先后为准。</translation>
    </message>
    <message>
        <source>Labels get codes of a pool: name it, as it was imported (station pool list).</source>
        <translation>标签使用码池的码：请写出其名称，与导入时相同（station pool list）。</translation>
    </message>
    <message>
        <source>The units&apos; codes come from the pool {pool}: the labels of cases need one of their own.</source>
        <translation>单品码来自码池 {pool}：箱标签需要自己的码池。</translation>
    </message>
    <message>
        <source>Beside labels with codes of a pool nothing is numbered: use &quot;read&quot; or &quot;none&quot;.</source>
        <translation>标签使用码池的码时，其他层级不能编号：请用 &quot;read&quot; 或 &quot;none&quot;。</translation>
    </message>
    <message>
        <source>The label of a {level} is printed, and no [[printer]] prints it.</source>
        <translation>{level} 的标签要打印，但没有 [[printer]] 打印它。</translation>
    </message>
    <message>
        <source>The labels of a {level} come from one printer: say in levels which of {names}.</source>
        <translation>{level} 的标签只由一台打印机打印：请在 levels 中指明是 {names} 中的哪一台。</translation>
    </message>
    <message>
        <source>Labels are printed: say in [labels] templates_folder where the templates are.</source>
        <translation>需要打印标签：请在 [labels] templates_folder 中写明模板所在的文件夹。</translation>
    </message>
    <message>
        <source>Pictures come by FTP: say in [ftp] where to.</source>
        <translation>图像通过 FTP 到达：请在 [ftp] 中写明接收地址。</translation>
    </message>
    <message>
        <source>The last passive port must not be less than passive_from ({first}).</source>
        <translation>最后一个被动端口不得小于 passive_from（{first}）。</translation>
    </message>
    <message>
        <source>Lane {lane} has a reader already.</source>
        <translation>通道 {lane} 已有读码器。</translation>
    </message>
    <message>
        <source>This is used with {where} only. Take it out.</source>
        <translation>只与 {where} 一起使用。请去掉。</translation>
    </message>
    <message>
        <source>The case code comes from a reader, and no [[reader]] has role = &quot;case&quot;.</source>
        <translation>箱码来自读码器，但没有 role = &quot;case&quot; 的 [[reader]]。</translation>
    </message>
    <message>
        <source>More than one reader reads case codes: name the one that counts.</source>
        <translation>有多台读码器读箱码：请指明以哪台为准。</translation>
    </message>
    <message>
        <source>There is no case-code reader {found}.</source>
        <translation>没有箱码读码器 {found}。</translation>
    </message>
    <message>
        <source>An assigned SSCC needs prefix, the GS1 company prefix (4 to 12 digits).</source>
        <translation>分配 SSCC 需要 prefix，即 GS1 厂商识别代码（4 至 12 位）。</translation>
    </message>
    <message>
        <source>Beside the prefix {prefix} a serial is at most {most}.</source>
        <translation>使用前缀 {prefix} 时，序列号最大为 {most}。</translation>
    </message>
    <message>
        <source>The last serial must not be less than serial_from ({first}).</source>
        <translation>末位序列号不得小于 serial_from（{first}）。</translation>
    </message>
    <message>
        <source>The first serial must lie in the range, {first} to {last}.</source>
        <translation>起始序列号必须在 {first} 至 {last} 的范围内。</translation>
    </message>
    <message>
        <source>A GS1 company prefix has 4 to 12 digits.</source>
        <translation>GS1 厂商识别代码为 4 至 12 位数字。</translation>
    </message>
    <message>
        <source>Say what a case code is: sscc = true here, or case_pattern in [recipe].</source>
        <translation>请说明箱码的形式：此处设 sscc = true，或在 [recipe] 中设 case_pattern。</translation>
    </message>
    <message>
        <source>A case code is an SSCC or has a case_pattern, not both: take one of them out.</source>
        <translation>箱码要么是 SSCC，要么有 case_pattern，不能两者都有：请删去一个。</translation>
    </message>
    <message>
        <source>Decoding may take {budget} ms, the verdict is due after {verdict} ms: leave time to decide.</source>
        <translation>解码可用 {budget} 毫秒，判定须在 {verdict} 毫秒内：请留出判定时间。</translation>
    </message>
    <message>
        <source>Profile {profile} tells no windows of triggers: the queue shape needs &quot;map1&quot;.</source>
        <translation>{profile} 方案的 PLC 不提供触发窗口：队列形式需要 &quot;map1&quot;。</translation>
    </message>
    <message>
        <source>Profile {profile} fires once a case: layers need &quot;map1&quot;.</source>
        <translation>{profile} 方案的 PLC 每箱只触发一次：多层需要 &quot;map1&quot;。</translation>
    </message>
    <message>
        <source>Profile {profile} numbers no labels: the case-code reader must be asked.</source>
        <translation>{profile} 方案的 PLC 不给标签编号：箱码读码器必须为 asked。</translation>
    </message>
    <message>
        <source>Profile {profile} hands on no numbers: this reader must be asked or counted.</source>
        <translation>{profile} 方案的 PLC 不传递编号：此读码器必须为 asked 或 counted。</translation>
    </message>
    <message>
        <source>stop_free_percent must be less than alarm_free_percent ({alarm}).</source>
        <translation>stop_free_percent 须小于 alarm_free_percent（{alarm}）。</translation>
    </message>
    <message>
        <source>State what is between the unit reader and the packer: between_reader_and_packer.</source>
        <translation>请说明单品读码器与装箱机之间有什么：between_reader_and_packer。</translation>
    </message>
    <message>
        <source>The queue shape is refused: {why}. Use the picture shape, or move the reader.</source>
        <translation>队列形式被拒绝：{why}。请用图像形式，或移动读码器。</translation>
    </message>
</context>
<context>
    <name>date</name>
    <message>
        <source>{day} {month}</source>
        <translation>{month} {day} 日</translation>
    </message>
    <message>
        <source>Jan</source>
        <translation>1 月</translation>
    </message>
    <message>
        <source>Feb</source>
        <translation>2 月</translation>
    </message>
    <message>
        <source>Mar</source>
        <translation>3 月</translation>
    </message>
    <message>
        <source>Apr</source>
        <translation>4 月</translation>
    </message>
    <message>
        <source>May</source>
        <translation>5 月</translation>
    </message>
    <message>
        <source>Jun</source>
        <translation>6 月</translation>
    </message>
    <message>
        <source>Jul</source>
        <translation>7 月</translation>
    </message>
    <message>
        <source>Aug</source>
        <translation>8 月</translation>
    </message>
    <message>
        <source>Sep</source>
        <translation>9 月</translation>
    </message>
    <message>
        <source>Oct</source>
        <translation>10 月</translation>
    </message>
    <message>
        <source>Nov</source>
        <translation>11 月</translation>
    </message>
    <message>
        <source>Dec</source>
        <translation>12 月</translation>
    </message>
</context>
<context>
    <name>device</name>
    <message>
        <source>Camera</source>
        <translation>相机</translation>
    </message>
    <message>
        <source>Code reader</source>
        <translation>读码器</translation>
    </message>
    <message>
        <source>Label printer</source>
        <translation>标签打印机</translation>
    </message>
    <message>
        <source>PLC</source>
        <translation>PLC</translation>
    </message>
    <message>
        <source>Upstream</source>
        <translation>上位系统</translation>
    </message>
    <message>
        <source>STALE</source>
        <translation>过期</translation>
    </message>
    <message>
        <source>{state} · since {time}</source>
        <translation>{state} · 自 {time}</translation>
    </message>
    <message>
        <source>ready · nothing yet</source>
        <translation>就绪 · 尚无数据</translation>
    </message>
    <message>
        <source>ready · last {time}</source>
        <translation>就绪 · 最近 {time}</translation>
    </message>
    <message>
        <source>{state} · {age} ago</source>
        <translation>{state} · {age}前</translation>
    </message>
    <message>
        <source>Newest unusable telegram: {what}</source>
        <translation>最近一条无法使用的报文：{what}</translation>
    </message>
    <message>
        <source>Last heard</source>
        <translation>最近应答</translation>
    </message>
    <message>
        <source>Data age</source>
        <translation>数据时延</translation>
    </message>
    <message>
        <source>Pictures / s</source>
        <translation>图像 / 秒</translation>
    </message>
    <message>
        <source>Codes / s</source>
        <translation>读码 / 秒</translation>
    </message>
    <message>
        <source>Answers / s</source>
        <translation>应答/秒</translation>
    </message>
    <message>
        <source>Reads / s</source>
        <translation>读取 / 秒</translation>
    </message>
    <message>
        <source>Records / s</source>
        <translation>记录 / 秒</translation>
    </message>
    <message>
        <source>Failures in a row</source>
        <translation>连续失败</translation>
    </message>
    <message>
        <source>Errors</source>
        <translation>错误</translation>
    </message>
    <message>
        <source>{missing} missing, {stale} old, {busy} skipped</source>
        <translation>缺 {missing}，旧 {stale}，放弃 {busy}</translation>
    </message>
    <message>
        <source>Pictures</source>
        <translation>图像</translation>
    </message>
    <message>
        <source>Decoding, half and 99 %</source>
        <translation>解码 50 % / 99 %</translation>
    </message>
    <message>
        <source>Size</source>
        <translation>尺寸</translation>
    </message>
    <message>
        <source>Pictures, packets lost</source>
        <translation>丢失的图像、数据包</translation>
    </message>
    <message>
        <source>Pictures {tied} / {told}</source>
        <translation>图像 {tied} / {told}</translation>
    </message>
    <message>
        <source>it says nothing</source>
        <translation>不报告状态</translation>
    </message>
    <message>
        <source>ready</source>
        <translation>就绪</translation>
    </message>
    <message>
        <source>It says</source>
        <translation>打印机报告</translation>
    </message>
    <message>
        <source>Labels since the start</source>
        <translation>启动以来的标签</translation>
    </message>
    <message>
        <source>Its own count</source>
        <translation>打印机计数</translation>
    </message>
    <message>
        <source>Check packet size, jumbo frames, socket buffer.</source>
        <translation>检查数据包大小、巨型帧和套接字缓冲区。</translation>
    </message>
    <message>
        <source>Telegrams</source>
        <translation>报文</translation>
    </message>
    <message>
        <source>No reads</source>
        <translation>未读</translation>
    </message>
    <message>
        <source>Without a trigger number</source>
        <translation>无触发号</translation>
    </message>
    <message>
        <source>Unusable telegrams</source>
        <translation>无法使用的报文</translation>
    </message>
    <message>
        <source>Read, half and 99 %</source>
        <translation>读 50 % / 99 %</translation>
    </message>
    <message>
        <source>Write, half and 99 %</source>
        <translation>写 50 % / 99 %</translation>
    </message>
    <message>
        <source>No answers</source>
        <translation>无应答</translation>
    </message>
    <message>
        <source>Waiting</source>
        <translation>等待</translation>
    </message>
    <message>
        <source>Parked</source>
        <translation>搁置</translation>
    </message>
    <message>
        <source>Delivered since start</source>
        <translation>启动后已送达</translation>
    </message>
    <message>
        <source>Last answer</source>
        <translation>最近回答</translation>
    </message>
    <message>
        <source>Asking {device}.</source>
        <translation>正在询问 {device}。</translation>
    </message>
    <message>
        <source>{n:1 device|{n} devices}, show more</source>
        <translation>共 {n} 台设备，显示更多</translation>
    </message>
    <message>
        <source>No devices set up</source>
        <translation>未配置设备</translation>
    </message>
    <message>
        <source>Its last message:</source>
        <translation>对方返回信息：</translation>
    </message>
    <message>
        <source>Nothing to do.</source>
        <translation>无需操作。</translation>
    </message>
    <message>
        <source>Test</source>
        <translation>测试</translation>
    </message>
    <message>
        <source>Devices</source>
        <translation>设备</translation>
    </message>
    <message>
        <source>Open its page</source>
        <translation>打开其页面</translation>
    </message>
    <message>
        <source>No picture yet</source>
        <translation>尚无图像</translation>
    </message>
</context>
<context>
    <name>doctor</name>
    <message>
        <source>Devices</source>
        <translation>设备</translation>
    </message>
    <message>
        <source>Test</source>
        <translation>测试</translation>
    </message>
    <message>
        <source>Daily check</source>
        <translation>每日检查</translation>
    </message>
    <message>
        <source>Save to a file</source>
        <translation>存为文件</translation>
    </message>
    <message>
        <source>Write protocol</source>
        <translation>写验收记录</translation>
    </message>
    <message>
        <source>Test card</source>
        <translation>测试卡</translation>
    </message>
    <message>
        <source>It begins.</source>
        <translation>开始。</translation>
    </message>
    <message>
        <source>Saved.</source>
        <translation>已保存。</translation>
    </message>
    <message>
        <source>as it must be</source>
        <translation>正常</translation>
    </message>
    <message>
        <source>not right</source>
        <translation>不正常</translation>
    </message>
    <message>
        <source>not all was shown</source>
        <translation>未全部出示</translation>
    </message>
    <message>
        <source>Lay the test card under it, or a case, then press Test.</source>
        <translation>把测试卡或一箱产品放到它下面，然后按“测试”。</translation>
    </message>
    <message>
        <source>Press Test, then show it fields 1, 2, 3 of the test card, then nothing.</source>
        <translation>按“测试”，再依次出示测试卡的 1、2、3 号区，最后什么也不出示。</translation>
    </message>
    <message>
        <source>Press Test. Nothing is written into the PLC.</source>
        <translation>按“测试”。不会向 PLC 写入任何内容。</translation>
    </message>
    <message>
        <source>Scan fields 1, 2 and 3 of the test card, here on this page.</source>
        <translation>在本页扫描测试卡的 1、2、3 号区。</translation>
    </message>
    <message>
        <source>Scanner of this screen</source>
        <translation>本屏幕的扫码枪</translation>
    </message>
    <message>
        <source>being tested · {n} s</source>
        <translation>正在测试 · {n} 秒</translation>
    </message>
    <message>
        <source>never tested</source>
        <translation>从未测试</translation>
    </message>
    <message>
        <source>{outcome} · {time}</source>
        <translation>{outcome} · {time}</translation>
    </message>
    <message>
        <source>daily check due</source>
        <translation>该做每日检查</translation>
    </message>
    <message>
        <source>daily check missed</source>
        <translation>错过每日检查</translation>
    </message>
    <message>
        <source>last check failed</source>
        <translation>上次检查未通过</translation>
    </message>
    <message>
        <source>Acceptance protocol</source>
        <translation>验收记录</translation>
    </message>
    <message>
        <source>Save it, print it, and have it signed.</source>
        <translation>存为文件，打印后签字。</translation>
    </message>
    <message>
        <source>checked {time}</source>
        <translation>检查于 {time}</translation>
    </message>
    <message>
        <source>Show it fields 1, 2, 3 of the test card now, then nothing.</source>
        <translation>现在依次出示测试卡的 1、2、3 号区，最后什么也不出示。</translation>
    </message>
    <message>
        <source>Show it the test card now.</source>
        <translation>现在出示测试卡。</translation>
    </message>
</context>
<context>
    <name>heat</name>
    <message>
        <source>No-reads, last {n} h</source>
        <translation>未读，最近 {n} 小时</translation>
    </message>
    <message>
        <source>camera {camera}</source>
        <translation>相机 {camera}</translation>
    </message>
    <message>
        <source>{n:1 case|{n} cases} seen</source>
        <translation>共 {n} 箱</translation>
    </message>
    <message>
        <source>{n:1 no-read|{n} no-reads}</source>
        <translation>未读 {n} 次</translation>
    </message>
    <message>
        <source>No row, column or cell reads worse than before.</source>
        <translation>各行、各列、各格均未变差。</translation>
    </message>
    <message>
        <source>There is no grid: this line reads {unit} by {unit}.</source>
        <translation>没有网格：本线逐{unit}读取。</translation>
    </message>
    <message>
        <source>Large: in all. Small: of that, in the last hour.</source>
        <translation>大字：总数。小字：其中最近一小时。</translation>
    </message>
    <message>
        <source>{view}: {what}</source>
        <translation>{view}：{what}</translation>
    </message>
    <message>
        <source>No-reads in column {col} rising: {n} this hour.</source>
        <translation>第 {col} 列未读增多：本小时 {n} 次。</translation>
    </message>
    <message>
        <source>No-reads in row {row} rising: {n} this hour.</source>
        <translation>{row} 行未读增多：本小时 {n} 次。</translation>
    </message>
    <message>
        <source>No-reads in cell {cell} rising: {n} this hour.</source>
        <translation>{cell} 格未读增多：本小时 {n} 次。</translation>
    </message>
    <message>
        <source>No-reads rising everywhere: {n} this hour.</source>
        <translation>各处未读均增多：本小时 {n} 次。</translation>
    </message>
    <message>
        <source>Column {col} stands out: {n} no-reads this hour.</source>
        <translation>第 {col} 列未读偏多：本小时 {n} 次。</translation>
    </message>
    <message>
        <source>Row {row} stands out: {n} no-reads this hour.</source>
        <translation>{row} 行未读偏多：本小时 {n} 次。</translation>
    </message>
    <message>
        <source>Cell {cell} stands out: {n} no-reads this hour.</source>
        <translation>{cell} 格未读偏多：本小时 {n} 次。</translation>
    </message>
    <message>
        <source>Clean camera {camera} above column {col}.</source>
        <translation>清洁第 {col} 列上方的相机 {camera}。</translation>
    </message>
    <message>
        <source>Clean camera {camera} above row {row}.</source>
        <translation>清洁 {row} 行上方的相机 {camera}。</translation>
    </message>
    <message>
        <source>Clean camera {camera} above {cell}. Check how the {unit} is placed there.</source>
        <translation>清洁 {cell} 上方的相机 {camera}，并查看该处的{unit}是否放正。</translation>
    </message>
    <message>
        <source>Clean camera {camera} and its light.</source>
        <translation>清洁相机 {camera} 及其光源。</translation>
    </message>
</context>
<context>
    <name>help</name>
    <message>
        <source>The verdict of the newest case, and how many of its units were read.</source>
        <translation>最新一箱的判定，以及读出的单品数。</translation>
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
        <source>Scan any code, on any page. Or type it here; an order&apos;s name finds its cases.</source>
        <translation>在任意页面扫描任意码，或在此输入；输入订单号可查其各箱。</translation>
    </message>
    <message>
        <source>Where it is now, and whether upstream has it.</source>
        <translation>现在在哪里，上位系统是否已收到。</translation>
    </message>
    <message>
        <source>Its story, oldest first. Tap a line to see that case.</source>
        <translation>经过，最早在前。点一行查看该箱。</translation>
    </message>
    <message>
        <source>The case it is in, its order, and what is in it. Tap one to follow it.</source>
        <translation>所在的箱、订单及箱内单品。点一项继续查询。</translation>
    </message>
    <message>
        <source>The picture of the case. A blue frame marks the unit; tap a cell to follow its code.</source>
        <translation>该箱图像。蓝框标出此单品；点一格查其编码。</translation>
    </message>
    <message>
        <source>Back to what you looked at before.</source>
        <translation>返回上一次查询。</translation>
    </message>
    <message>
        <source>One case, the list of the shift, or where no-reads gather.</source>
        <translation>单箱、本班清单，或未读集中的位置。</translation>
    </message>
    <message>
        <source>The next newer and the next older reject.</source>
        <translation>较新和较旧的一个剔除箱。</translation>
    </message>
    <message>
        <source>The picture: a framed cell failed. Tap a small one twice: once to enlarge, once to choose.</source>
        <translation>图像：带框的格有问题。格太小时点两次：先放大，再选择。</translation>
    </message>
    <message>
        <source>The failed cells of this case.</source>
        <translation>本箱有问题的格。</translation>
    </message>
    <message>
        <source>The chosen cell: its picture, its code, why it failed, and what to do.</source>
        <translation>所选的格：图像、码、原因和处理方法。</translation>
    </message>
    <message>
        <source>Scan a unit, a case or a pallet: what it is, and what is wanted next.</source>
        <translation>扫描单品、箱或托盘：显示它是什么，以及下一步做什么。</translation>
    </message>
    <message>
        <source>What can be done with it now. A dim key says why it cannot.</source>
        <translation>现在可以做的操作。变灰的键会说明为什么不行。</translation>
    </message>
    <message>
        <source>The steps of what is being done, or its story, newest first.</source>
        <translation>当前操作的步骤，或它的历史，最新的在前。</translation>
    </message>
    <message>
        <source>What was done lately. Tap one, then Undo takes that one back.</source>
        <translation>最近的操作。点选一条，再按撤销即可撤回。</translation>
    </message>
    <message>
        <source>Takes back the last scan, else the last thing that was done.</source>
        <translation>撤回上一次扫描；没有扫描时撤回上一次操作。</translation>
    </message>
    <message>
        <source>Active alarms. Handle the large one first.</source>
        <translation>当前报警。最大的一条先处理。</translation>
    </message>
    <message>
        <source>What happened, what to do, since when, and how it ends.</source>
        <translation>发生了什么、怎么做、何时开始、如何结束。</translation>
    </message>
    <message>
        <source>Acknowledge means: I know. Sound and flashing stop; the alarm stays until its cause is gone.</source>
        <translation>“知道了”只停止声音和闪烁，报警在原因消除后才结束。</translation>
    </message>
    <message>
        <source>Two minutes without sound. A new urgent alarm sounds again at once.</source>
        <translation>静音两分钟。新的紧急报警会立即再响。</translation>
    </message>
    <message>
        <source>How many alarms there were in the last ten minutes, and in the last hour.</source>
        <translation>最近十分钟和最近一小时的报警数。</translation>
    </message>
    <message>
        <source>Active alarms, or earlier ones.</source>
        <translation>当前报警，或历史报警。</translation>
    </message>
    <message>
        <source>What is packed now, and which orders wait; with none running, what would be packed next.</source>
        <translation>正在包装的订单和挂起的订单；没有进行中的订单时，显示接下来要包装的内容。</translation>
    </message>
    <message>
        <source>Start: scan or type the order&apos;s number. Suspend, close: when its last case has left the belt.</source>
        <translation>开始：扫描或输入订单号。挂起或结束：最后一箱离开输送带之后。</translation>
    </message>
    <message>
        <source>With no order open every case is rejected.</source>
        <translation>没有进行中的订单时，每一箱都会被剔除。</translation>
    </message>
    <message>
        <source>Scan the delivery note or the distributor, then cases and pallets. A pallet carries its cases.</source>
        <translation>先扫描发货单或经销商码，再扫描箱和托盘。托盘包含其中的箱。</translation>
    </message>
    <message>
        <source>What is loaded, the newest first. Tap one to take it off the list.</source>
        <translation>已装货物，最新在前。点选一个可移出清单。</translation>
    </message>
    <message>
        <source>What the note asks for and what is loaded; what is known of other stations, and since when.</source>
        <translation>发货单要求与已装数量；其他工位的信息及其时间。</translation>
    </message>
    <message>
        <source>Confirm and Cancel are pressed for one second. Until you confirm, nothing has left.</source>
        <translation>确认和取消须长按 1 秒。确认之前，货物不算发出。</translation>
    </message>
    <message>
        <source>This shift, the one before, or the order that runs.</source>
        <translation>本班、上一班，或正在运行的订单。</translation>
    </message>
    <message>
        <source>What the sensor counted, and where every unit is now. The count closes, or it does not.</source>
        <translation>传感器的计数，以及每个单品现在在哪里；数量平衡或不平衡。</translation>
    </message>
    <message>
        <source>Where it does not close, by time. Tap a case to see it. Tabs: rejects, downtime, audits.</source>
        <translation>按时间列出不平衡之处，点某箱可查看。其他标签：剔除、停机、抽检。</translation>
    </message>
    <message>
        <source>Writes the report into a file, in the language of this screen.</source>
        <translation>把报告写成文件，语言与本屏一致。</translation>
    </message>
    <message>
        <source>What came of the newest scan: its shape, its word and its sound each say it.</source>
        <translation>最近一次扫描的结果：图形、文字和声音各自都能说明。</translation>
    </message>
    <message>
        <source>The case that is packed: how many are in it, and what to scan next.</source>
        <translation>正在装的箱：已装多少，接下来扫描什么。</translation>
    </message>
    <message>
        <source>Close it with fewer; put it aside and go on later by a scan; merge another into it.</source>
        <translation>不满封箱；先放一边，以后扫描继续；或并入另一箱。</translation>
    </message>
    <message>
        <source>Takes the newest unit out again.</source>
        <translation>把最近放入的取出。</translation>
    </message>
    <message>
        <source>The last scans, newest first.</source>
        <translation>最近的扫描，最新的在前。</translation>
    </message>
    <message>
        <source>What to do next. A free case begins a pallet; one on an open pallet goes on with that one.</source>
        <translation>现在要做什么。扫描空闲的箱会新开一托；扫描已在某托上的箱则继续该托。</translation>
    </message>
    <message>
        <source>The pallets that are open. Tap one to go on with it.</source>
        <translation>未封的托盘。点一个继续码放。</translation>
    </message>
    <message>
        <source>The pallet from its side, layer by layer. Tap a case to take it off.</source>
        <translation>托盘侧视图，逐层显示。点一箱可把它取下。</translation>
    </message>
    <message>
        <source>Close it, full or with a reason; take a case off; put another pallet&apos;s cases onto this one.</source>
        <translation>封托（满托，或说明原因）；取下一箱；把另一托的箱并到这一托。</translation>
    </message>
    <message>
        <source>Takes back what was done here last.</source>
        <translation>撤销在此页最近做的一步。</translation>
    </message>
    <message>
        <source>Every device. A ring with a tick is live, a red octagon is not connected. Tap one.</source>
        <translation>全部设备。带勾的圆环为在线，红色八角形为不在线。点选一台。</translation>
    </message>
    <message>
        <source>How old its last data is, how often it speaks, how often it failed since the start.</source>
        <translation>最近数据的时延、频率，以及启动以来的错误次数。</translation>
    </message>
    <message>
        <source>The newest picture: a white frame is a code that was read, a red cell was not.</source>
        <translation>最新图像：白框为已读的码，红格为未读。</translation>
    </message>
    <message>
        <source>Good numbers stay the same in any light: 3 px per module or more, contrast 50 % or more.</source>
        <translation>这些数值与光照无关：每模块 3 像素以上、对比度 50 % 以上为好。</translation>
    </message>
    <message>
        <source>Test asks the device one question. It never disturbs the line.</source>
        <translation>测试只向设备提一个问题，不会干扰产线。</translation>
    </message>
    <message>
        <source>How old the PLC&apos;s data is; torn reads and missing answers are counted, a few are no harm.</source>
        <translation>PLC 数据的时延；读取不一致和无应答会计数，少量无妨。</translation>
    </message>
    <message>
        <source>The words of the PLC&apos;s block as they are on the wire, and what they mean.</source>
        <translation>PLC 数据块的各字原值及其含义。</translation>
    </message>
    <message>
        <source>The words of the station&apos;s block. Amber is what cannot be right.</source>
        <translation>本站数据块的各字。琥珀色为不可能正确的值。</translation>
    </message>
    <message>
        <source>The last ten seconds: the case waits, its verdict is written, it leaves the line.</source>
        <translation>最近十秒：箱等待、判定写出、离开产线。</translation>
    </message>
    <message>
        <source>Freeze stops this display, not the line. Test reads both blocks once more.</source>
        <translation>冻结只停止显示，不影响产线。测试会再读一次两个数据块。</translation>
    </message>
    <message>
        <source>What the printer says. Scan a label on its container, on this page or where you pack.</source>
        <translation>打印机的状态。在本页或包装页扫描已贴好的标签。</translation>
    </message>
    <message>
        <source>Labels that are awaited, then the last ones. Tap one; or look at the templates.</source>
        <translation>等待中的标签，然后是最近的标签。点按一个；或查看模板。</translation>
    </message>
    <message>
        <source>The label as it is printed, dot for dot.</source>
        <translation>标签打印出来的样子，逐点一致。</translation>
    </message>
    <message>
        <source>The same label once more; for a closed case by the rule of this station.</source>
        <translation>再打印同一张标签；已关闭的箱按本站规则处理。</translation>
    </message>
    <message>
        <source>It counts without a label. Your name and the reason are recorded.</source>
        <translation>没有标签也计数。会记录您的姓名和原因。</translation>
    </message>
    <message>
        <source>Pools of codes. The order&apos;s own is marked; amber: few codes are left.</source>
        <translation>码池列表。带标记的是当前订单的码池；琥珀色：码快用完了。</translation>
    </message>
    <message>
        <source>What was issued, packed, made void and is left. IT imports more with: station pool import.</source>
        <translation>已发、已装箱、已作废和剩余的码。IT 用 station pool import 导入新码。</translation>
    </message>
    <message>
        <source>Lines of the last file that are no codes, and why.</source>
        <translation>上次文件中不是码的行及原因。</translation>
    </message>
    <message>
        <source>What upstream has not received yet, since when, and why. Nothing is ever lost.</source>
        <translation>上位系统尚未收到的数据、自何时起及原因。数据未丢失。</translation>
    </message>
    <message>
        <source>Records upstream refused, newest first. Tap one for the server&apos;s own words.</source>
        <translation>上位系统拒收的记录，最新在前。点一条查看对方返回信息。</translation>
    </message>
    <message>
        <source>Sends every refused record once more, after the cause is mended.</source>
        <translation>消除原因后，将所有被拒记录再发一次。</translation>
    </message>
    <message>
        <source>Writes all of them into a file for IT.</source>
        <translation>将其全部写入文件，供 IT 使用。</translation>
    </message>
    <message>
        <source>Type a word to find a setting in any group.</source>
        <translation>输入文字，在所有分组中查找设置。</translation>
    </message>
    <message>
        <source>Groups: the tables of the config file.</source>
        <translation>分组：配置文件中的各表。</translation>
    </message>
    <message>
        <source>Settings with their values. Dim ones are changed in the file only.</source>
        <translation>设置及其值。灰色的只能在文件中更改。</translation>
    </message>
    <message>
        <source>The chosen one: change it, see its default and limits, and what is wrong with it.</source>
        <translation>所选设置：更改，查看默认值、范围和错误。</translation>
    </message>
    <message>
        <source>Save checks everything first. Restart takes it into force: press for one second.</source>
        <translation>保存前先检查全部。重启使其生效：长按一秒。</translation>
    </message>
    <message>
        <source>Every device, with what the test card showed of it last; and the protocols that are kept.</source>
        <translation>每台设备最近一次测试卡的结果，以及保存的验收记录。</translation>
    </message>
    <message>
        <source>Tests the chosen device. The line must stand; the device comes back by itself.</source>
        <translation>测试所选设备。产线必须停住；设备会自动恢复。</translation>
    </message>
    <message>
        <source>The daily check: one code of the test card is enough. A missed one is told.</source>
        <translation>每日检查：测试卡上的一个码就够。错过会提示。</translation>
    </message>
    <message>
        <source>What was found, and what to do about it.</source>
        <translation>测得什么，该怎么做。</translation>
    </message>
    <message>
        <source>An acceptance protocol of all results, kept in the data folder.</source>
        <translation>所有结果的验收记录，保存在数据文件夹。</translation>
    </message>
    <message>
        <source>The test card as a file: print it at 100 %.</source>
        <translation>测试卡文件：按 100 % 打印。</translation>
    </message>
    <message>
        <source>What is known of the line: with speed and exposure its motion is counted in.</source>
        <translation>产线的已知数据：有速度和曝光时间，就把运动算进去。</translation>
    </message>
    <message>
        <source>Takes a picture of the case under the camera, and begins anew. The line must stand.</source>
        <translation>拍摄相机下的箱子并重新开始。产线必须停住。</translation>
    </message>
    <message>
        <source>Takes one more, of another case: more cases prove more.</source>
        <translation>再拍另一箱：箱数越多，证明越有力。</translation>
    </message>
    <message>
        <source>The grid, how well the codes are seen, and how many such cases would pass.</source>
        <translation>排列、码的清晰程度，以及这样的箱会有多少合格。</translation>
    </message>
    <message>
        <source>The lines for the config: recipe and views.</source>
        <translation>写入配置的内容：配方和视图。</translation>
    </message>
    <message>
        <source>Puts them into the config; a restart takes them into force.</source>
        <translation>写入配置；重启后生效。</translation>
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
        <translation>本屏显示的是哪个工位，通知 IT 时请告知。</translation>
    </message>
    <message>
        <source>Help: {page}</source>
        <translation>帮助：{page}</translation>
    </message>
    <message>
        <source>Tap: the next of {n}. ?: back.</source>
        <translation>点按：下一条（共 {n} 条）。?：返回。</translation>
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
        <source>The serial port {port} to the PLC cannot be used.</source>
        <translation>通往 PLC 的串口 {port} 无法使用。</translation>
    </message>
    <message>
        <source>The PLC at {client} is not connected to port {port}. Every case is rejected.</source>
        <translation>PLC {client} 未连接到端口 {port}。所有箱均被剔除。</translation>
    </message>
    <message>
        <source>Check its network cable, and the address it connects to.</source>
        <translation>检查其网线及其连接的目标地址。</translation>
    </message>
    <message>
        <source>The station cannot open port {port} on {host} for the PLC.</source>
        <translation>本站无法在 {host} 上为 PLC 打开端口 {port}。</translation>
    </message>
    <message>
        <source>The PLC at {client} is connected but has not written its whole block.</source>
        <translation>PLC {client} 已连接，但未写入完整的数据块。</translation>
    </message>
    <message>
        <source>Check that it writes all 24 words.</source>
        <translation>检查其是否写入全部 24 个字。</translation>
    </message>
    <message>
        <source>The PLC writes registers {first} to {last}; its block begins at {base}.</source>
        <translation>PLC 写入寄存器 {first} 至 {last}；其数据块从 {base} 开始。</translation>
    </message>
    <message>
        <source>Set plc_base, or the address in the PLC&apos;s request.</source>
        <translation>设置 plc_base，或修改 PLC 请求中的地址。</translation>
    </message>
    <message>
        <source>The OPC UA server {url} does not answer.</source>
        <translation>OPC UA 服务器 {url} 无应答。</translation>
    </message>
    <message>
        <source>The OPC UA server {url} refuses: {detail}.</source>
        <translation>OPC UA 服务器 {url} 拒绝：{detail}。</translation>
    </message>
    <message>
        <source>Check security, certificates and user on both sides.</source>
        <translation>检查双方的安全设置、证书和用户。</translation>
    </message>
    <message>
        <source>The PLC has no node {node}.</source>
        <translation>PLC 没有节点 {node}。</translation>
    </message>
    <message>
        <source>The node {node} does not hold words.</source>
        <translation>节点 {node} 存放的不是字。</translation>
    </message>
    <message>
        <source>Give it the type INT, or an array of INT.</source>
        <translation>将其类型设为 INT 或 INT 数组。</translation>
    </message>
    <message>
        <source>Make the array so long.</source>
        <translation>将数组设为该长度。</translation>
    </message>
    <message>
        <source>The PLC refuses the node {node}: {detail}.</source>
        <translation>PLC 拒绝节点 {node}：{detail}。</translation>
    </message>
    <message>
        <source>Let the station&apos;s user read and write it.</source>
        <translation>允许本站用户读写该节点。</translation>
    </message>
    <message>
        <source>The library for this PLC is not installed.</source>
        <translation>未安装此 PLC 所需的库。</translation>
    </message>
    <message>
        <source>Install the station with its extra {extra}, then start again.</source>
        <translation>安装带附加组件 {extra} 的程序，然后重新启动。</translation>
    </message>
    <message>
        <source>What the PLC sends is spoilt on the way. Every case is rejected.</source>
        <translation>PLC 发来的数据在途中损坏。所有箱均被剔除。</translation>
    </message>
    <message>
        <source>Check baud, parity and stop_bits, then the bus cable.</source>
        <translation>检查 baud、parity 和 stop_bits，再检查总线电缆。</translation>
    </message>
    <message>
        <source>The PLC gave no new data for {age_ms} ms. Every case is rejected.</source>
        <translation>PLC 已 {age_ms} 毫秒无新数据，各箱将被剔除。</translation>
    </message>
    <message>
        <source>The PLC heartbeat did not change for {age_ms} ms. Permissive is off.</source>
        <translation>PLC 心跳 {age_ms} 毫秒未变化，“允许运行”已关闭。</translation>
    </message>
    <message>
        <source>Check that the PLC program runs.</source>
        <translation>检查 PLC 程序是否运行。</translation>
    </message>
    <message>
        <source>PLC map version is {theirs}, the station needs 1.</source>
        <translation>PLC 映射版本为 {theirs}，本站需要 1。</translation>
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
        <source>The PLC sent an answer that does not fit the request ({what}).</source>
        <translation>PLC 的应答与请求不符（{what}）。</translation>
    </message>
    <message>
        <source>Call the PLC engineer.</source>
        <translation>通知 PLC 工程师。</translation>
    </message>
    <message>
        <source>PLC word {name} holds {value}, which is not possible.</source>
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
        <source>The PLC has no {kind} registers {first} to {last} (Modbus code {code}).</source>
        <translation>PLC 没有 {kind} 寄存器 {first} 至 {last}（Modbus 代码 {code}）。</translation>
    </message>
    <message>
        <source>Check plc_base, or set register = &quot;{other}&quot;.</source>
        <translation>检查 plc_base，或设置 register = &quot;{other}&quot;。</translation>
    </message>
    <message>
        <source>The PLC has no holding registers {first} to {last} (Modbus code {code}).</source>
        <translation>PLC 没有保持寄存器 {first} 至 {last}（Modbus 代码 {code}）。</translation>
    </message>
    <message>
        <source>Check station_base.</source>
        <translation>检查 station_base。</translation>
    </message>
    <message>
        <source>The PLC block was not consistent for {age_ms} ms.</source>
        <translation>PLC 块 {age_ms} 毫秒内始终不完整。</translation>
    </message>
    <message>
        <source>Publish word 23 first and word 0 last.</source>
        <translation>PLC 须先写第 23 字，最后写第 0 字。</translation>
    </message>
    <message>
        <source>The I/O block&apos;s host watchdog is off (register {register}: {value}).</source>
        <translation>I/O 模块的通信看门狗已关闭（寄存器 {register}：{value}）。</translation>
    </message>
    <message>
        <source>Switch it on, with every output off as its safe state.</source>
        <translation>请打开看门狗，安全状态为所有输出断开。</translation>
    </message>
    <message>
        <source>The I/O block&apos;s watchdog cannot be read ({kind} register {register}).</source>
        <translation>无法读取 I/O 模块的看门狗（{kind} 寄存器 {register}）。</translation>
    </message>
    <message>
        <source>Correct the register, or pull the cable, look, and name who did.</source>
        <translation>请更正寄存器；或拔下网线查看输出，并写明是谁确认的。</translation>
    </message>
    <message>
        <source>Another master writes into the station block. Permissive is off.</source>
        <translation>有其他主站写入本站块，“允许运行”已关闭。</translation>
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
        <source>Check the PLC counter, then confirm the numbers.</source>
        <translation>查看 PLC 计数，然后确认编号。</translation>
    </message>
    <message>
        <source>Case {case} left the line without a pass. Line held.</source>
        <translation>第 {case} 箱未判合格即放行，产线已暂停。</translation>
    </message>
    <message>
        <source>The PLC took another answer for case {case} ({state}). Line held until it left.</source>
        <translation>第 {case} 箱（{state}）：PLC 采用的结果与本站不同。该箱下线前产线暂停。</translation>
    </message>
    <message>
        <source>Check that it is ejected. Call the PLC engineer.</source>
        <translation>确认该箱被剔除。通知 PLC 工程师。</translation>
    </message>
    <message>
        <source>Something passed the exit without a pass. Line held.</source>
        <translation>有物体未经放行通过出口，产线已暂停。</translation>
    </message>
    <message>
        <source>Find it, take it off, then reset the gate.</source>
        <translation>找到并取下，在闸门处复位。</translation>
    </message>
    <message>
        <source>A photocell or the trigger has been on for too long.</source>
        <translation>某个光电或触发信号接通时间过长。</translation>
    </message>
    <message>
        <source>Take away what stands there; then clean the photocell.</source>
        <translation>请移走挡住的物品，然后清洁光电。</translation>
    </message>
    <message>
        <source>The last {n} cases were all rejected: {reason}.</source>
        <translation>最近 {n} 箱全部被剔除：{reason}。</translation>
    </message>
    <message>
        <source>Check these cases, then the camera or reader.</source>
        <translation>检查这些箱和读码设备。</translation>
    </message>
    <message>
        <source>Codes could not be looked up within {ms} ms: cases are rejected.</source>
        <translation>{ms} 毫秒内无法查询码的记录：各箱将被剔除。</translation>
    </message>
    <message>
        <source>Check the disk of the station.</source>
        <translation>检查本站的磁盘。</translation>
    </message>
    <message>
        <source>Numbers of reader {reader} are not the PLC&apos;s triggers. Cases are rejected.</source>
        <translation>读码器 {reader} 的编号不是 PLC 的触发号。箱被拒收。</translation>
    </message>
    <message>
        <source>Let its telegrams carry the PLC&apos;s number (word 16).</source>
        <translation>请让其报文带上 PLC 的编号（字 16）。</translation>
    </message>
    <message>
        <source>Scan it once more, or scan the right first {unit}.</source>
        <translation>再扫一次，或扫描正确的第一{unit}。</translation>
    </message>
    <message>
        <source>Clear the line.</source>
        <translation>请清线。</translation>
    </message>
    <message>
        <source>The gate is bypassed. Every case is quarantined.</source>
        <translation>闸门已旁路，各箱将被隔离。</translation>
    </message>
    <message>
        <source>Set the gate back to automatic.</source>
        <translation>将闸门恢复为自动。</translation>
    </message>
    <message>
        <source>The reject bin is full.</source>
        <translation>剔除区已满。</translation>
    </message>
    <message>
        <source>Empty the reject bin.</source>
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
        <source>Camera {device} is lost{cause: ({cause})}. Cases are rejected.</source>
        <translation>相机 {device} 断开{cause:（{cause}）}，各箱将被剔除。</translation>
    </message>
    <message>
        <source>Reader {device} is lost{cause: ({cause})}. Cases are rejected.</source>
        <translation>读码器 {device} 断开{cause:（{cause}）}，各箱将被剔除。</translation>
    </message>
    <message>
        <source>The queue is not trusted: {cause}. Cases are rejected.</source>
        <translation>队列不可信：{cause}。各箱将被剔除。</translation>
    </message>
    <message>
        <source>Clear the line, or scan the first {unit} of a case.</source>
        <translation>清空产线，或扫描一箱的第一{unit}。</translation>
    </message>
    <message>
        <source>Reader {reader} does not send the PLC&apos;s label trigger. Cases are rejected.</source>
        <translation>读码器 {reader} 的编号不是 PLC 的标签触发号。各箱被剔除。</translation>
    </message>
    <message>
        <source>Make its telegrams carry the PLC&apos;s number (word 3).</source>
        <translation>请让其报文带 PLC 的编号（字 3）。</translation>
    </message>
    <message>
        <source>Pictures come too fast to match them with cases. Cases are rejected.</source>
        <translation>图像来得太快，无法分辨属于哪一箱。各箱被剔除。</translation>
    </message>
    <message>
        <source>Slow the line down, or set frame_within_ms ({within}) to what the camera takes.</source>
        <translation>请降低线速，或将 frame_within_ms（{within}）设为相机实际所需的时间。</translation>
    </message>
    <message>
        <source>More than {n} alarms are active. Line held.</source>
        <translation>超过 {n} 条报警待处理，产线已暂停。</translation>
    </message>
    <message>
        <source>{n:Case {first} was|Cases {first} to {last} were} never seen{n:| ({n})}. {n:It is|They are} not proven.</source>
        <translation>{n:第 {first} 箱|第 {first} 至 {last} 箱（{n} 箱）}从未被看到，未校验。</translation>
    </message>
    <message>
        <source>Take {n:it|them} from the reject bin.</source>
        <translation>请从剔除区取出。</translation>
    </message>
    <message>
        <source>Bring it back, then say where it was. Call the PLC engineer.</source>
        <translation>请取回该箱，然后选择它在何处。通知 PLC 工程师。</translation>
    </message>
    <message>
        <source>{n:Case {first}|Cases {first} to {last}}: ejection not confirmed{n:| ({n})}.</source>
        <translation>{n:第 {first} 箱|第 {first} 至 {last} 箱（{n} 箱）}剔除未确认。</translation>
    </message>
    <message>
        <source>Find {n:it|each}: scan or tap it, then say where it was.</source>
        <translation>{n:找到该箱|逐箱找到}：扫描或点选，然后选择它在何处。</translation>
    </message>
    <message>
        <source>{n:Case {first}|Cases {first} to {last}} left unseen{n:| ({n})}: {cause}.</source>
        <translation>没有看到{n:第 {first} 箱|第 {first} 至 {last} 箱（{n} 箱）}如何离开：{cause}。</translation>
    </message>
    <message>
        <source>{code} is off by {places:1 place|{places} places}. The first must be {expected}.</source>
        <translation>偏差 {places} 位：{code}。首个应为 {expected}。</translation>
    </message>
    <message>
        <source>{n:1 case|{n} cases} after {first} up to {last} {n:is|are} withdrawn, also delivered ones.</source>
        <translation>第 {first} 箱之后至第 {last} 箱共 {n} 箱已撤回，含已上报的箱。</translation>
    </message>
    <message>
        <source>Camera {device} sends an old picture again. The cases under it are rejected.</source>
        <translation>相机 {device} 重复发送旧图像，相机下的箱被剔除。</translation>
    </message>
    <message>
        <source>Add --base {base} --register {kind}.</source>
        <translation>加上 --base {base} --register {kind}。</translation>
    </message>
    <message>
        <source>The two blocks overlap.</source>
        <translation>两个数据块重叠。</translation>
    </message>
    <message>
        <source>Compare --base and --station-base.</source>
        <translation>请核对 --base 和 --station-base。</translation>
    </message>
    <message>
        <source>The simulated PLC of profile {profile} has no fault {fault}.</source>
        <translation>方案 {profile} 的模拟 PLC 没有故障 {fault}。</translation>
    </message>
    <message>
        <source>A PLC of profile {profile} knows no queue.</source>
        <translation>方案 {profile} 的 PLC 不支持队列。</translation>
    </message>
    <message>
        <source>Use --shape picture or reader.</source>
        <translation>请用 --shape picture 或 reader。</translation>
    </message>
    <message>
        <source>{device} answered in {ms} ms: {said}.</source>
        <translation>{device} 在 {ms} 毫秒内应答：{said}。</translation>
    </message>
    <message>
        <source>Make it a no-read word, or a word that is dropped.</source>
        <translation>请把它设为未读词，或设为应丢弃的词。</translation>
    </message>
    <message>
        <source>Cases of this line are not made of pictures.</source>
        <translation>此产线的箱不是靠图像读取的。</translation>
    </message>
    <message>
        <source>Learn needs shape = &quot;picture&quot;.</source>
        <translation>学习需要 shape = &quot;picture&quot;。</translation>
    </message>
    <message>
        <source>There are several cameras: {cameras}.</source>
        <translation>有多个相机：{cameras}。</translation>
    </message>
    <message>
        <source>Say which one: --camera NAME.</source>
        <translation>请指明哪一个：--camera NAME。</translation>
    </message>
    <message>
        <source>There is no camera {camera}.</source>
        <translation>没有相机 {camera}。</translation>
    </message>
    <message>
        <source>Cameras: {cameras}.</source>
        <translation>相机：{cameras}。</translation>
    </message>
    <message>
        <source>Paths in a config start at its folder.</source>
        <translation>配置中的路径从其所在文件夹开始。</translation>
    </message>
    <message>
        <source>Write the file to {folder}.</source>
        <translation>请把文件写到 {folder}。</translation>
    </message>
    <message>
        <source>{file} is there already.</source>
        <translation>{file} 已存在。</translation>
    </message>
    <message>
        <source>Give another name.</source>
        <translation>请换一个名称。</translation>
    </message>
    <message>
        <source>The line runs: camera {camera} is not taken.</source>
        <translation>产线正在运行：不占用相机 {camera}。</translation>
    </message>
    <message>
        <source>Stop it, or give --picture FILE.</source>
        <translation>请停止产线，或给出 --picture FILE。</translation>
    </message>
    <message>
        <source>Camera {camera} moves files that it has shown.</source>
        <translation>相机 {camera} 会移走已显示的文件。</translation>
    </message>
    <message>
        <source>No code was read in any picture.</source>
        <translation>任何图像中都没有读到码。</translation>
    </message>
    <message>
        <source>Check light, focus and distance; see docs/cameras.md.</source>
        <translation>请检查光源、对焦和距离；参见 docs/cameras.md。</translation>
    </message>
    <message>
        <source>Lay the case straight, with every unit in it.</source>
        <translation>请把箱摆正，并装满所有单品。</translation>
    </message>
    <message>
        <source>Show a full case, and all of it.</source>
        <translation>请完整地展示一个满箱。</translation>
    </message>
    <message>
        <source>The code {code} stands {times} times in one case.</source>
        <translation>码 {code} 在一箱中出现 {times} 次。</translation>
    </message>
    <message>
        <source>Every unit needs a code of its own.</source>
        <translation>每个单品都需要自己的码。</translation>
    </message>
    <message>
        <source>Camera {camera} has several views in one layer.</source>
        <translation>相机 {camera} 在同一层有多个视图。</translation>
    </message>
    <message>
        <source>Write these views by hand.</source>
        <translation>请手动写这些视图。</translation>
    </message>
    <message>
        <source>The line&apos;s motion is not known.</source>
        <translation>产线的运动情况未知。</translation>
    </message>
    <message>
        <source>Give --rate and --exposure-us, or set ExposureTime.</source>
        <translation>请给出 --rate 和 --exposure-us，或设置 ExposureTime。</translation>
    </message>
    <message>
        <source>The recipe of the config takes all these codes.</source>
        <translation>配置中的配方接受所有这些码。</translation>
    </message>
    <message>
        <source>{file} is written.</source>
        <translation>{file} 已写入。</translation>
    </message>
    <message>
        <source>Print it at 100 % and measure its scale.</source>
        <translation>请按 100 % 打印，并量一下刻度。</translation>
    </message>
    <message>
        <source>The station runs and has its devices.</source>
        <translation>本站正在运行并占用其设备。</translation>
    </message>
    <message>
        <source>Stop it, then test them.</source>
        <translation>请先停止，再测试设备。</translation>
    </message>
    <message>
        <source>Show reader {reader} fields 1, 2, 3, then nothing ({seconds} s).</source>
        <translation>请给读码器 {reader} 看 1、2、3 号区，然后什么都不看（{seconds} 秒）。</translation>
    </message>
    <message>
        <source>It answers, {ms} ms.</source>
        <translation>有应答，{ms} 毫秒。</translation>
    </message>
    <message>
        <source>It says {said}.</source>
        <translation>它说：{said}。</translation>
    </message>
    <message>
        <source>Field {field} arrived as it is printed.</source>
        <translation>{field} 号区到达的内容与印刷一致。</translation>
    </message>
    <message>
        <source>Field {field}: the blanks at its ends are gone.</source>
        <translation>{field} 号区：两端的空格丢失。</translation>
    </message>
    <message>
        <source>Switch trimming off in the reader.</source>
        <translation>请在读码器中关闭去空格。</translation>
    </message>
    <message>
        <source>Field {field}: GS is lost.</source>
        <translation>{field} 号区：GS 丢失。</translation>
    </message>
    <message>
        <source>Have the reader send GS (ASCII 29) for FNC1.</source>
        <translation>请让读码器为 FNC1 发送 GS（ASCII 29）。</translation>
    </message>
    <message>
        <source>Field {field}: {found} instead of GS.</source>
        <translation>{field} 号区：GS 变成了 {found}。</translation>
    </message>
    <message>
        <source>Field {field}: capital and small letters are changed.</source>
        <translation>{field} 号区：大小写被改变。</translation>
    </message>
    <message>
        <source>Switch that off in the reader.</source>
        <translation>请在读码器中关闭此功能。</translation>
    </message>
    <message>
        <source>Field {field}: {found} is added.</source>
        <translation>{field} 号区：多出 {found}。</translation>
    </message>
    <message>
        <source>Take it off in the reader, or set prefix and suffix.</source>
        <translation>请在读码器中去掉，或设置 prefix 和 suffix。</translation>
    </message>
    <message>
        <source>{found} was taken for a code.</source>
        <translation>{found} 被当作码。</translation>
    </message>
    <message>
        <source>{found} is no code of the card.</source>
        <translation>{found} 不是测试卡上的码。</translation>
    </message>
    <message>
        <source>Show the test card only.</source>
        <translation>请只展示测试卡。</translation>
    </message>
    <message>
        <source>Field {field} was not read.</source>
        <translation>{field} 号区没有读到。</translation>
    </message>
    <message>
        <source>Show it to the reader, and check its symbologies.</source>
        <translation>请给读码器看，并检查其码制设置。</translation>
    </message>
    <message>
        <source>No-read is known: it says {found}.</source>
        <translation>未读能被识别：它说 {found}。</translation>
    </message>
    <message>
        <source>No no-read came.</source>
        <translation>没有收到未读。</translation>
    </message>
    <message>
        <source>Fire the reader with nothing before it.</source>
        <translation>请在没有码时触发读码器。</translation>
    </message>
    <message>
        <source>A telegram has no trigger number.</source>
        <translation>有报文没有触发号。</translation>
    </message>
    <message>
        <source>Set the reader&apos;s format, or separator here.</source>
        <translation>请设置读码器的格式，或这里的 separator。</translation>
    </message>
    <message>
        <source>From trigger to answer {ms} ms, at most {most_ms} ms.</source>
        <translation>从触发到应答 {ms} 毫秒，最多 {most_ms} 毫秒。</translation>
    </message>
    <message>
        <source>No picture came in {seconds} s.</source>
        <translation>{seconds} 秒内没有图像。</translation>
    </message>
    <message>
        <source>Fire the camera meanwhile.</source>
        <translation>请在此期间触发相机。</translation>
    </message>
    <message>
        <source>A picture of {size} px in {ms} ms.</source>
        <translation>{ms} 毫秒内得到 {size} 像素的图像。</translation>
    </message>
    <message>
        <source>The picture is dark: its bright parts have {level} of 255.</source>
        <translation>图像太暗：亮处只有 {level}（满值 255）。</translation>
    </message>
    <message>
        <source>Expose longer, or more light.</source>
        <translation>请延长曝光或增加光照。</translation>
    </message>
    <message>
        <source>{share} % of the picture is overexposed.</source>
        <translation>图像的 {share} % 过曝。</translation>
    </message>
    <message>
        <source>Expose shorter, or avoid shine.</source>
        <translation>请缩短曝光或避免反光。</translation>
    </message>
    <message>
        <source>The exposure is right: bright parts have {level} of 255.</source>
        <translation>曝光合适：亮处为 {level}（满值 255）。</translation>
    </message>
    <message>
        <source>No code is read in the picture.</source>
        <translation>图像中没有读到码。</translation>
    </message>
    <message>
        <source>Lay the test card there; check focus and light.</source>
        <translation>请把测试卡放在那里；检查对焦和光源。</translation>
    </message>
    <message>
        <source>{scale} px a mm; read down to {smallest} mm a module, advised {wanted} mm.</source>
        <translation>每毫米 {scale} 像素；最小读到 {smallest} 毫米的模块，建议 {wanted} 毫米。</translation>
    </message>
    <message>
        <source>The smallest code has {px} px a module; {least} are advised.</source>
        <translation>最小的码每模块 {px} 像素；建议 {least}。</translation>
    </message>
    <message>
        <source>Blur is {blur} modules; {most} at most.</source>
        <translation>模糊为 {blur} 模块；最多 {most}。</translation>
    </message>
    <message>
        <source>The least contrast is {contrast}; {least} is advised.</source>
        <translation>最低对比度为 {contrast}；建议 {least}。</translation>
    </message>
    <message>
        <source>The PLC block is found, whole and of our map.</source>
        <translation>找到 PLC 数据块，完整且符合寄存器表。</translation>
    </message>
    <message>
        <source>Round trip {ms} ms, at most {most_ms} ms; station block {back_ms} ms.</source>
        <translation>往返 {ms} 毫秒，最多 {most_ms} 毫秒；本站块 {back_ms} 毫秒。</translation>
    </message>
    <message>
        <source>Check it: station check --config {file}.</source>
        <translation>请检查：station check --config {file}。</translation>
    </message>
    <message>
        <source>Cell {cell} was read in {read} of {pictures} pictures.</source>
        <translation>格位 {cell} 在 {pictures} 张图像中读到 {read} 次。</translation>
    </message>
    <message>
        <source>Look at its print and at the light there.</source>
        <translation>请查看该处的印刷和光照。</translation>
    </message>
    <message>
        <source>Only {px} pixels a module, {least} are wanted.</source>
        <translation>每模块只有 {px} 像素，需要 {least}。</translation>
    </message>
    <message>
        <source>Go nearer, or take a longer lens or larger codes.</source>
        <translation>请靠近一些，或用更长焦距的镜头或更大的码。</translation>
    </message>
    <message>
        <source>Contrast is only {contrast}, {least} is wanted.</source>
        <translation>对比度只有 {contrast}，需要 {least}。</translation>
    </message>
    <message>
        <source>Change the light first, then gain; avoid shine.</source>
        <translation>先调光源，再调增益；避免反光。</translation>
    </message>
    <message>
        <source>Blur is {blur} modules, {most} is the most.</source>
        <translation>模糊为 {blur} 模块，最多允许 {most}。</translation>
    </message>
    <message>
        <source>Focus anew, close the lens a stop, clean the glass.</source>
        <translation>请重新对焦，收小一档光圈，擦净镜片。</translation>
    </message>
    <message>
        <source>A case moves {modules} modules in the exposure.</source>
        <translation>曝光期间箱移动 {modules} 模块。</translation>
    </message>
    <message>
        <source>Expose for {most_us} µs at most, with more light.</source>
        <translation>曝光最多 {most_us} µs，并增加光照。</translation>
    </message>
    <message>
        <source>{wanted} cases prove that {rate} % pass: give more.</source>
        <translation>{wanted} 箱才能证明 {rate} % 通过：请提供更多。</translation>
    </message>
    <message>
        <source>The template {file} cannot be read: {detail}.</source>
        <translation>无法读取模板 {file}：{detail}。</translation>
    </message>
    <message>
        <source>Correct the template.</source>
        <translation>请修改模板。</translation>
    </message>
    <message>
        <source>The template is wrong: {detail}.</source>
        <translation>模板有误：{detail}。</translation>
    </message>
    <message>
        <source>There is no label template for the {level} of {product}.</source>
        <translation>没有 {product} 的 {level} 标签模板。</translation>
    </message>
    <message>
        <source>Put one into the folder of templates.</source>
        <translation>请把模板放入模板文件夹。</translation>
    </message>
    <message>
        <source>Several templates are for the {level} of {product}: {names}.</source>
        <translation>{product} 的 {level} 有多个标签模板：{names}。</translation>
    </message>
    <message>
        <source>Let one be for this product.</source>
        <translation>请只保留一个用于该产品。</translation>
    </message>
    <message>
        <source>There is no label template {name}.</source>
        <translation>没有标签模板 {name}。</translation>
    </message>
    <message>
        <source>station label check lists them.</source>
        <translation>station label check 会列出所有模板。</translation>
    </message>
    <message>
        <source>There is no value {found} for a label.</source>
        <translation>标签没有名为 {found} 的值。</translation>
    </message>
    <message>
        <source>There are: {choices}.</source>
        <translation>可用的有：{choices}。</translation>
    </message>
    <message>
        <source>A module is {found_mm} mm wide at {dpi} dpi; {least_mm} mm are needed.</source>
        <translation>在 {dpi} dpi 下模块宽 {found_mm} mm，至少需要 {least_mm} mm。</translation>
    </message>
    <message>
        <source>Make module_mm larger.</source>
        <translation>请加大 module_mm。</translation>
    </message>
    <message>
        <source>The symbol {symbol} cannot hold {text}.</source>
        <translation>{symbol} 码无法容纳 {text}。</translation>
    </message>
    <message>
        <source>Check its content and its brackets.</source>
        <translation>请检查内容和括号。</translation>
    </message>
    <message>
        <source>The text does not fit in {width_mm} mm: {text}.</source>
        <translation>文字在 {width_mm} mm 内放不下：{text}。</translation>
    </message>
    <message>
        <source>Make its field larger.</source>
        <translation>请加大该字段。</translation>
    </message>
    <message>
        <source>No font has the character {found} ({code}).</source>
        <translation>没有字体含有字符 {found}（{code}）。</translation>
    </message>
    <message>
        <source>Install a font that has it: fonts-noto-cjk, or font_file.</source>
        <translation>请安装含该字符的字体：fonts-noto-cjk，或设置 font_file。</translation>
    </message>
    <message>
        <source>The font {path} cannot be used: {detail}.</source>
        <translation>无法使用字体 {path}：{detail}。</translation>
    </message>
    <message>
        <source>Install fonts-dejavu, or set font_file.</source>
        <translation>请安装 fonts-dejavu，或设置 font_file。</translation>
    </message>
    <message>
        <source>A field goes over the edge of the label.</source>
        <translation>有字段超出标签边缘。</translation>
    </message>
    <message>
        <source>Move it, or make it smaller.</source>
        <translation>请移动或缩小它。</translation>
    </message>
    <message>
        <source>There is no room for the blank zone around a symbol (in its way: {other}).</source>
        <translation>条码周围没有留出静区（被挡住：{other}）。</translation>
    </message>
    <message>
        <source>The template is made for {found} dpi, the printer has {printer}.</source>
        <translation>模板按 {found} dpi 制作，打印机为 {printer} dpi。</translation>
    </message>
    <message>
        <source>Use a template for this printer.</source>
        <translation>请使用适合该打印机的模板。</translation>
    </message>
    <message>
        <source>The printer {device} is ready, {ms} ms. It has printed {count:1 label|{count} labels}.</source>
        <translation>打印机 {device} 就绪，{ms} ms。已打印 {count} 张标签。</translation>
    </message>
    <message>
        <source>The printer at {address} does not answer.</source>
        <translation>打印机 {address} 没有应答。</translation>
    </message>
    <message>
        <source>The printer at {address} takes nothing.</source>
        <translation>打印机 {address} 不接收数据。</translation>
    </message>
    <message>
        <source>Switch it off and on.</source>
        <translation>请关机再开机。</translation>
    </message>
    <message>
        <source>Labels cannot be written to {path}: {detail}.</source>
        <translation>标签无法写入 {path}：{detail}。</translation>
    </message>
    <message>
        <source>Check the folder and its rights.</source>
        <translation>请检查文件夹及其权限。</translation>
    </message>
    <message>
        <source>The print queue {queue} does not work: {detail}.</source>
        <translation>打印队列 {queue} 不工作：{detail}。</translation>
    </message>
    <message>
        <source>Check it: lpstat -p {queue}.</source>
        <translation>请检查：lpstat -p {queue}。</translation>
    </message>
    <message>
        <source>{program} is not installed.</source>
        <translation>未安装 {program}。</translation>
    </message>
    <message>
        <source>Install cups-client.</source>
        <translation>请安装 cups-client。</translation>
    </message>
    <message>
        <source>Set host to an address of this machine, port to a free and permitted one.</source>
        <translation>将 host 设为本站的地址，port 设为空闲且允许的端口。</translation>
    </message>
    <message>
        <source>Check its network cable, its address and the certificates.</source>
        <translation>检查其网线、地址和证书。</translation>
    </message>
    <message>
        <source>Copy the node from the PLC&apos;s tool into the config.</source>
        <translation>将 PLC 工具中的节点复制到配置中。</translation>
    </message>
    <message>
        <source>The node {node} has {got:1 word|{got} words}, {expected} are needed.</source>
        <translation>节点 {node} 有 {got} 个字，需要 {expected} 个。</translation>
    </message>
    <message>
        <source>Check its trigger cable; if it goes on, switch the camera off and on.</source>
        <translation>检查相机的触发线；如仍出现，将相机断电后重新上电。</translation>
    </message>
    <message>
        <source>{device} was not checked for {hours:1 hour|{hours} hours}.</source>
        <translation>{device} 已有 {hours} 小时未检查。</translation>
    </message>
    <message>
        <source>Fewer than {count} codes are left in the pool {pool}.</source>
        <translation>码池 {pool} 剩余不足 {count} 个码。</translation>
    </message>
    <message>
        <source>The queue is off by {places:1 {unit}|{places} {units}}. Cases after {first} are withdrawn.</source>
        <translation>偏差 {places} {units}。第 {first} 箱之后的各箱均已撤回。</translation>
    </message>
    <message>
        <source>The counts of {units} and frames differ. Cases are rejected.</source>
        <translation>{units}数与图像数不一致。各箱将被剔除。</translation>
    </message>
    <message>
        <source>Stop the line, then press Match counts.</source>
        <translation>让产线停下，然后按“核对计数”。</translation>
    </message>
    <message>
        <source>Handle them from the top of the list.</source>
        <translation>请从列表第一条开始逐条处理。</translation>
    </message>
    <message>
        <source>The used SSCCs of {extension} {prefix} are not known yet. Line held.</source>
        <translation>尚不知道 {extension} {prefix} 的哪些 SSCC 已被占用，产线已暂停。</translation>
    </message>
    <message>
        <source>Connect upstream, or enter the next number from IT: Next SSCC.</source>
        <translation>恢复与上位系统的连接，或由 IT 按“下一个 SSCC”指定。</translation>
    </message>
    <message>
        <source>{destination} reports that {stations} assigns SSCCs of the same range.</source>
        <translation>{destination} 报告：{stations} 也在分配同一号段的 SSCC。</translation>
    </message>
    <message>
        <source>Call IT: each station needs its own serial_from and serial_to.</source>
        <translation>通知 IT：每个工位需要各自的 serial_from 和 serial_to。</translation>
    </message>
    <message>
        <source>{code} is packed here and in case {other}.</source>
        <translation>{code} 在本线和箱 {other} 中重复装箱。</translation>
    </message>
    <message>
        <source>Find both cases. Call IT.</source>
        <translation>找到这两箱，并通知 IT。</translation>
    </message>
    <message>
        <source>The {name} was full when {member} left.</source>
        <translation>{member} 离开时{name}已满。</translation>
    </message>
    <message>
        <source>Close it: Close {name}. Then add {member} by hand.</source>
        <translation>请关闭：关闭{name}。然后手工加入 {member}。</translation>
    </message>
    <message>
        <source>All SSCCs of the prefix {prefix} are used. Line held.</source>
        <translation>前缀 {prefix} 的 SSCC 已用完，产线已暂停。</translation>
    </message>
    <message>
        <source>Ask IT for another prefix or extension digit.</source>
        <translation>请 IT 提供其他前缀或扩展位。</translation>
    </message>
    <message>
        <source>The journal cannot be written: {cause}. Cases get no answer.</source>
        <translation>日志无法写入：{cause}。本站不作应答。</translation>
    </message>
    <message>
        <source>Check the disk. It reopens by itself.</source>
        <translation>检查磁盘，会自动重新打开。</translation>
    </message>
    <message>
        <source>Only {percent} % of the disk is free.</source>
        <translation>磁盘仅剩 {percent} % 空间。</translation>
    </message>
    <message>
        <source>Call IT to make room. Production goes on.</source>
        <translation>通知 IT 腾出空间。生产继续。</translation>
    </message>
    <message>
        <source>Call IT: restore the newest backup, then run station restored.</source>
        <translation>通知 IT：本站丢失了记录。恢复最新备份：station restored。</translation>
    </message>
    <message>
        <source>The journal is damaged ({finding}: {detail}). Line held.</source>
        <translation>日志已损坏（{finding}：{detail}）。产线已暂停。</translation>
    </message>
    <message>
        <source>Call IT: run station verify, restore the newest good backup.</source>
        <translation>通知 IT：station verify。恢复最新的完好备份。</translation>
    </message>
    <message>
        <source>A file of the running journal {cause}: {file}. Line held.</source>
        <translation>运行中的日志文件{cause}：{file}。产线已暂停。</translation>
    </message>
    <message>
        <source>Call IT. Keep the folder quarantine: it contains all stored records.</source>
        <translation>通知 IT。保留 quarantine 文件夹：已存数据都在其中。</translation>
    </message>
    <message>
        <source>The disk took {ms} ms for one write: verdicts are late, good cases are rejected.</source>
        <translation>一次写盘用了 {ms} 毫秒：判定太迟，合格箱被剔除。</translation>
    </message>
    <message>
        <source>Call IT: find what else uses this disk.</source>
        <translation>通知 IT：查找还有什么在用这块磁盘。</translation>
    </message>
    <message>
        <source>The journal&apos;s write-ahead log has {mb} MB: a program reads without a pause.</source>
        <translation>日志的预写文件已有 {mb} MB：有程序一直在读日志。</translation>
    </message>
    <message>
        <source>Call IT: end that program.</source>
        <translation>通知 IT：结束该程序。</translation>
    </message>
    <message>
        <source>Pictures may take {limit_mb} MB, the disk has {room_mb}. The oldest are deleted.</source>
        <translation>图像上限 {limit_mb} MB，磁盘只够 {room_mb} MB。最旧的会先删除。</translation>
    </message>
    <message>
        <source>Lower [evidence] limit_mb, or make room.</source>
        <translation>调低 [evidence] limit_mb，或腾出空间。</translation>
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
        <translation>本站处理不及：{queue} 已满，产线已暂停。</translation>
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
        <translation>没有进行中的订单，各箱将被剔除。</translation>
    </message>
    <message>
        <source>Start an order.</source>
        <translation>请开始一个订单。</translation>
    </message>
    <message>
        <source>They have more in common.</source>
        <translation>它们还有更多共同点。</translation>
    </message>
    <message>
        <source>The count of shift {shift} does not close: {n:1 {unit}|{n} {units}}.</source>
        <translation>班次 {shift} 的数量不平衡：{n} {units}。</translation>
    </message>
    <message>
        <source>Upstream {destination}: {cause}. Nothing is lost.</source>
        <translation>上位系统 {destination}：{cause}。数据未丢失。</translation>
    </message>
    <message>
        <source>Tell IT. Production goes on.</source>
        <translation>通知 IT。生产继续。</translation>
    </message>
    <message>
        <source>Ask IT for a new token.</source>
        <translation>请 IT 更新令牌。</translation>
    </message>
    <message>
        <source>Upstream {destination}: {cause}. Nothing is sent, nothing is lost.</source>
        <translation>上位系统 {destination}：{cause}。暂不发送，数据未丢失。</translation>
    </message>
    <message>
        <source>Call IT. Production goes on.</source>
        <translation>通知 IT。生产继续。</translation>
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
        <source>Call IT: after that day nothing is sent.</source>
        <translation>通知 IT。到期后将停止发送。</translation>
    </message>
    <message>
        <source>Upstream {destination}: {cause}. Sending is paused.</source>
        <translation>上位系统 {destination}：{cause}。已暂停发送。</translation>
    </message>
    <message>
        <source>Call IT. Nothing was parked.</source>
        <translation>通知 IT。没有记录被搁置。</translation>
    </message>
    <message>
        <source>Upstream {destination}: {cause}.</source>
        <translation>上位系统 {destination}：{cause}。</translation>
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
        <translation>上位系统 {destination} 拒收一条记录。</translation>
    </message>
    <message>
        <source>Open it, correct it, send it again.</source>
        <translation>打开、更正，再重发。</translation>
    </message>
    <message>
        <source>The station was not ready.</source>
        <translation>本站未就绪。</translation>
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
        <source>A code occurs twice.</source>
        <translation>有一个码重复。</translation>
    </message>
    <message>
        <source>A {unit} belongs to another product.</source>
        <translation>有一{unit}属于其他产品。</translation>
    </message>
    <message>
        <source>A code is not in its pool.</source>
        <translation>有码不在码池中。</translation>
    </message>
    <message>
        <source>Was its file imported? See Pools.</source>
        <translation>码文件导入了吗？见“码池”。</translation>
    </message>
    <message>
        <source>A code was made void in its pool.</source>
        <translation>有码在码池中已作废。</translation>
    </message>
    <message>
        <source>A {unit} is decommissioned.</source>
        <translation>有{unit}已注销。</translation>
    </message>
    <message>
        <source>There are too many {units}.</source>
        <translation>{units}数过多。</translation>
    </message>
    <message>
        <source>There are too few {units}.</source>
        <translation>{units}数不足。</translation>
    </message>
    <message>
        <source>A {unit} was not read.</source>
        <translation>有一{unit}未读出。</translation>
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
        <translation>该箱未校验。</translation>
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
        <source>The code contains a hidden character.</source>
        <translation>码中含有不可见字符。</translation>
    </message>
    <message>
        <source>The code begins or ends with a space.</source>
        <translation>码首或码尾有空格。</translation>
    </message>
    <message>
        <source>The code begins with a reserved prefix.</source>
        <translation>码的开头与内部标识相同。</translation>
    </message>
    <message>
        <source>The code does not match the pattern of the product.</source>
        <translation>码不符合本产品的规则。</translation>
    </message>
    <message>
        <source>The address is not ours.</source>
        <translation>网址不是本厂的。</translation>
    </message>
    <message>
        <source>The text holds several addresses.</source>
        <translation>文本中有多个网址。</translation>
    </message>
    <message>
        <source>Set the reader to one code.</source>
        <translation>请设置读码器只发一个码。</translation>
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
        <translation>扫码枪丢失 GS 分隔符。</translation>
    </message>
    <message>
        <source>Scan the label “GS on”, then scan again.</source>
        <translation>扫描“GS 开启”标签，再重新扫描。</translation>
    </message>
    <message>
        <source>The GS1 code contains one element twice.</source>
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
        <translation>码的批号与订单不符。</translation>
    </message>
    <message>
        <source>The case code does not match its pattern.</source>
        <translation>箱码不符合规则。</translation>
    </message>
    <message>
        <source>A case code was read where a {unit} should be.</source>
        <translation>应为{unit}码，却读到箱码。</translation>
    </message>
    <message>
        <source>A unit code was read where the case code should be.</source>
        <translation>应为箱码，却读到单品码。</translation>
    </message>
    <message>
        <source>This is the message of a reader that has read no code.</source>
        <translation>这是读码器没有读到码时发出的信息，不是码。</translation>
    </message>
    <message>
        <source>Clean the code or the reader&apos;s window, then scan again.</source>
        <translation>请清洁码面或读码器窗口，再重新扫描。</translation>
    </message>
    <message>
        <source>The reader did not say which kind of symbol it read.</source>
        <translation>读码器没有说明所读码的类型。</translation>
    </message>
    <message>
        <source>Switch on its AIM identifiers.</source>
        <translation>请打开读码器的 AIM 标识符。</translation>
    </message>
    <message>
        <source>The symbol is of another kind than the product&apos;s.</source>
        <translation>该码的类型与产品要求的不同。</translation>
    </message>
    <message>
        <source>The GS1 code lacks an element of the product.</source>
        <translation>GS1 码缺少产品要求的内容。</translation>
    </message>
    <message>
        <source>GS separator lost? Scan the label “GS on”, then scan again.</source>
        <translation>GS 分隔符丢失？请扫描“GS 开启”标签，再重新扫描。</translation>
    </message>
    <message>
        <source>The serial number has another length than the product&apos;s.</source>
        <translation>序列号长度与产品要求的不同。</translation>
    </message>
    <message>
        <source>The case code is not an SSCC.</source>
        <translation>箱码不是 SSCC。</translation>
    </message>
    <message>
        <source>The scan came through a Cyrillic keyboard layout.</source>
        <translation>扫描内容经过了西里尔字母键盘布局。</translation>
    </message>
    <message>
        <source>Set this computer&apos;s keyboard to English (US), then scan again.</source>
        <translation>请把电脑键盘布局设为英语（美国），再重新扫描。</translation>
    </message>
    <message>
        <source>The scan came through a Greek keyboard layout.</source>
        <translation>扫描内容经过了希腊字母键盘布局。</translation>
    </message>
    <message>
        <source>The scan came through a French keyboard layout (AZERTY).</source>
        <translation>扫描内容经过了法语键盘布局（AZERTY）。</translation>
    </message>
    <message>
        <source>The scan came through a German keyboard layout (QWERTZ).</source>
        <translation>扫描内容经过了德语键盘布局（QWERTZ）。</translation>
    </message>
    <message>
        <source>The backup {path} is damaged ({found:1 fault|{found} faults}).</source>
        <translation>备份 {path} 已损坏（{found} 处错误）。</translation>
    </message>
    <message>
        <source>Delivery {delivery} cannot be changed so: {cause}.</source>
        <translation>发货 {delivery} 不能这样更改：{cause}。</translation>
    </message>
    <message>
        <source>A change of container {container} does not follow: {cause}.</source>
        <translation>容器 {container} 的变更不成立：{cause}。</translation>
    </message>
    <message>
        <source>Container {container} has been shipped.</source>
        <translation>容器 {container} 已发货。</translation>
    </message>
    <message>
        <source>Take it back first: Return.</source>
        <translation>请先退回：退货。</translation>
    </message>
    <message>
        <source>Record {seq} is undone already.</source>
        <translation>记录 {seq} 已撤销。</translation>
    </message>
    <message>
        <source>SSCC number {serial} was given before.</source>
        <translation>SSCC 序列号 {serial} 已分配过。</translation>
    </message>
    <message>
        <source>Code {code} is not decommissioned.</source>
        <translation>码 {code} 未注销。</translation>
    </message>
    <message>
        <source>Code {code} is void: its container has another one, or none.</source>
        <translation>码 {code} 已作废：其容器已有其他码或没有码。</translation>
    </message>
    <message>
        <source>Unit {code} is decommissioned.</source>
        <translation>单品 {code} 已注销。</translation>
    </message>
    <message>
        <source>The journal goes on at {found}, not at {expected}.</source>
        <translation>日志从 {found} 继续，应为 {expected}。</translation>
    </message>
    <message>
        <source>Wait: it is read again.</source>
        <translation>请稍候：正在重新读取。</translation>
    </message>
    <message>
        <source>Record {seq} has the unknown version {version}.</source>
        <translation>记录 {seq} 的版本 {version} 未知。</translation>
    </message>
    <message>
        <source>The tables are of version {found}, this program makes version {known}.</source>
        <translation>数据表为第 {found} 版，本程序使用第 {known} 版。</translation>
    </message>
    <message>
        <source>The log was checked. Start the line once, then verify again.</source>
        <translation>日志已检查。先启动产线一次，再重新校验。</translation>
    </message>
    <message>
        <source>The file itself is damaged: {detail}.</source>
        <translation>文件本身已损坏：{detail}。</translation>
    </message>
    <message>
        <source>Keep the file and call IT: restore a backup, or have the file examined.</source>
        <translation>保留文件并通知 IT：恢复备份，或请人检查。</translation>
    </message>
    <message>
        <source>Row {row} of {table} has no matching row in {parent}.</source>
        <translation>{table} 的第 {row} 行在 {parent} 中没有对应行。</translation>
    </message>
    <message>
        <source>Record {seq} comes where {expected} should be: records are missing.</source>
        <translation>应为记录 {expected}，却是 {seq}：有记录缺失。</translation>
    </message>
    <message>
        <source>Record {seq} has wire number {wire_seq}, not {expected}.</source>
        <translation>记录 {seq} 的上传序号为 {wire_seq}，应为 {expected}。</translation>
    </message>
    <message>
        <source>Record {seq} ({kind}) lacks a wire number, or has one and must not.</source>
        <translation>记录 {seq}（{kind}）的上传序号多余或缺失。</translation>
    </message>
    <message>
        <source>Record {seq} or the one before it was changed after it was written.</source>
        <translation>记录 {seq} 或其前一条在写入后被改动。</translation>
    </message>
    <message>
        <source>Record {seq} cannot be read.</source>
        <translation>无法读取记录 {seq}。</translation>
    </message>
    <message>
        <source>The identifier of record {seq} does not match its content.</source>
        <translation>记录 {seq} 的标识与内容不符。</translation>
    </message>
    <message>
        <source>Record {seq} contradicts the records before it.</source>
        <translation>记录 {seq} 与之前的记录矛盾。</translation>
    </message>
    <message>
        <source>Case {case} is of an epoch this journal never granted.</source>
        <translation>第 {case} 箱的计数段号从未由本日志分配。</translation>
    </message>
    <message>
        <source>Case {case} was passed with a unit that names no read.</source>
        <translation>第 {case} 箱合格，但其中有单品没有读码记录。</translation>
    </message>
    <message>
        <source>Code {code} is both a unit and a case in use.</source>
        <translation>码 {code} 同时用作单品码和箱码。</translation>
    </message>
    <message>
        <source>Unit {code} is marked as packed, but no case in use contains it.</source>
        <translation>单品 {code} 不在任何有效的箱中。</translation>
    </message>
    <message>
        <source>The log counts, not this table: restore the newest good backup.</source>
        <translation>以日志为准，此表有误：请恢复最近的完好备份。</translation>
    </message>
    <message>
        <source>Container {container} is in {parent}, which is not of the level above.</source>
        <translation>容器 {container} 在 {parent} 中，而后者不是上一级。</translation>
    </message>
    <message>
        <source>Code {code} is void or decommissioned, but is in use.</source>
        <translation>编码 {code} 已作废或已停用，却仍在使用。</translation>
    </message>
    <message>
        <source>{counted:1 case is|{counted} cases are} {state}, but {tally} {tally:was|were} counted.</source>
        <translation>{state}的箱有 {counted} 个，计数却为 {tally}。</translation>
    </message>
    <message>
        <source>Row {row} of {table} is missing.</source>
        <translation>{table} 缺少第 {row} 行。</translation>
    </message>
    <message>
        <source>Row {row} of {table} does not follow from any record.</source>
        <translation>{table} 的第 {row} 行没有对应的记录。</translation>
    </message>
    <message>
        <source>Row {row} of {table} differs from the log.</source>
        <translation>{table} 的第 {row} 行与日志不符。</translation>
    </message>
    <message>
        <source>The API serves this machine only, not {host}.</source>
        <translation>API 只服务于本电脑，不服务于 {host}。</translation>
    </message>
    <message>
        <source>Set [api] host to 127.0.0.1.</source>
        <translation>将 [api] host 设为 127.0.0.1。</translation>
    </message>
    <message>
        <source>The token file {path} cannot be read: {why}.</source>
        <translation>无法读取令牌文件 {path}：{why}。</translation>
    </message>
    <message>
        <source>Check the rights of the data folder.</source>
        <translation>检查数据文件夹的权限。</translation>
    </message>
    <message>
        <source>Other users can read or change the token {path}.</source>
        <translation>其他用户可以读取或更改令牌 {path}。</translation>
    </message>
    <message>
        <source>Delete it: a new one is made at start.</source>
        <translation>将其删除：启动时会生成新的令牌。</translation>
    </message>
    <message>
        <source>The file {path} holds no token.</source>
        <translation>文件 {path} 中没有令牌。</translation>
    </message>
    <message>
        <source>The token file {path} of upstream cannot be read.</source>
        <translation>无法读取上位系统的令牌文件 {path}。</translation>
    </message>
    <message>
        <source>The file of authorities {path} cannot be read: {detail}.</source>
        <translation>无法读取证书颁发机构文件 {path}：{detail}。</translation>
    </message>
    <message>
        <source>Check ca_file: PEM is needed.</source>
        <translation>检查 ca_file：须为 PEM 格式。</translation>
    </message>
    <message>
        <source>The certificate {path} or its key cannot be read: {detail}.</source>
        <translation>无法读取证书 {path} 或其密钥：{detail}。</translation>
    </message>
    <message>
        <source>Check client_cert_file and client_key_file: PEM, no password.</source>
        <translation>检查 client_cert_file 和 client_key_file：PEM 格式，无密码。</translation>
    </message>
    <message>
        <source>Our certificate for upstream expired on {until}.</source>
        <translation>用于上位系统的本站证书已于 {until} 到期。</translation>
    </message>
    <message>
        <source>Ask IT for a new one.</source>
        <translation>向 IT 索取新的。</translation>
    </message>
    <message>
        <source>The password for the proxy cannot be read from {path}.</source>
        <translation>无法从 {path} 读取代理密码。</translation>
    </message>
    <message>
        <source>Check proxy_password_file and its rights.</source>
        <translation>检查 proxy_password_file 及其权限。</translation>
    </message>
    <message>
        <source>The clock shows {now}, which is before this program was built.</source>
        <translation>时钟为 {now}，早于本程序的生成时间。</translation>
    </message>
    <message>
        <source>Set the clock, or ask IT to check the time service.</source>
        <translation>请校准时钟，或请 IT 检查时间服务。</translation>
    </message>
    <message>
        <source>The server of oauth_url gave no token.</source>
        <translation>oauth_url 的服务器没有给出令牌。</translation>
    </message>
    <message>
        <source>Check oauth_url with IT.</source>
        <translation>与 IT 一起检查 oauth_url。</translation>
    </message>
    <message>
        <source>The file {path} holds no token for upstream.</source>
        <translation>文件 {path} 中没有上位系统的令牌。</translation>
    </message>
    <message>
        <source>Ask IT for the right token.</source>
        <translation>向 IT 索取正确的令牌。</translation>
    </message>
    <message>
        <source>The API token is missing or wrong.</source>
        <translation>API 令牌缺失或错误。</translation>
    </message>
    <message>
        <source>Call IT: the token is the content of the file api.token.</source>
        <translation>通知 IT：令牌是文件 api.token 的内容。</translation>
    </message>
    <message>
        <source>The station does not serve the host name {host}.</source>
        <translation>本站不接受主机名 {host}。</translation>
    </message>
    <message>
        <source>Call IT: connect to 127.0.0.1 or localhost.</source>
        <translation>通知 IT：应连接 127.0.0.1 或 localhost。</translation>
    </message>
    <message>
        <source>The line is packed by hand ({by}).</source>
        <translation>产线正在人工装箱（{by}）。</translation>
    </message>
    <message>
        <source>End that when it works again.</source>
        <translation>设备恢复后请结束人工装箱。</translation>
    </message>
    <message>
        <source>Order {order}: its first case {case} waits for a person.</source>
        <translation>订单 {order}：首箱 {case} 等待人工确认。</translation>
    </message>
    <message>
        <source>Check product, lot and count; confirm it on Orders.</source>
        <translation>核对产品、批号和数量，在“订单”页确认。</translation>
    </message>
    <message>
        <source>Order {order} is running.</source>
        <translation>订单 {order} 正在进行。</translation>
    </message>
    <message>
        <source>Suspend or close it first.</source>
        <translation>请先挂起或结束该订单。</translation>
    </message>
    <message>
        <source>Order {order} is open and suspended.</source>
        <translation>订单 {order} 已挂起，尚未关闭。</translation>
    </message>
    <message>
        <source>Resume it.</source>
        <translation>请恢复该订单。</translation>
    </message>
    <message>
        <source>No order {order} is suspended.</source>
        <translation>没有挂起的订单 {order}。</translation>
    </message>
    <message>
        <source>See the open orders.</source>
        <translation>请查看未关闭的订单。</translation>
    </message>
    <message>
        <source>Order {order} is not running.</source>
        <translation>订单 {order} 没有在进行。</translation>
    </message>
    <message>
        <source>Something happened while the order was counted.</source>
        <translation>订单计数期间有变动。</translation>
    </message>
    <message>
        <source>Close it again.</source>
        <translation>请再次结束订单。</translation>
    </message>
    <message>
        <source>No order {order} is open.</source>
        <translation>没有未关闭的订单 {order}。</translation>
    </message>
    <message>
        <source>{n:1 {unit} is|{n} {units} are} still between reader and packer.</source>
        <translation>读码器与装箱机之间还有 {n} {units}。</translation>
    </message>
    <message>
        <source>Case {case} has been shipped: it cannot be taken out.</source>
        <translation>第 {case} 箱已发货，无法取出。</translation>
    </message>
    <message>
        <source>The recipe has no level {level} to close.</source>
        <translation>配方没有可关闭的第 {level} 层级。</translation>
    </message>
    <message>
        <source>Check the recipe.</source>
        <translation>检查配方。</translation>
    </message>
    <message>
        <source>No {name} is open.</source>
        <translation>没有打开的{name}。</translation>
    </message>
    <message>
        <source>A {name} is closed with the code of its label.</source>
        <translation>{name}须用其标签码关闭。</translation>
    </message>
    <message>
        <source>Code {code} cannot be given: {where}.</source>
        <translation>无法分配码 {code}：{where}。</translation>
    </message>
    <message>
        <source>Take another label, then close it.</source>
        <translation>换一张标签，然后关闭。</translation>
    </message>
    <message>
        <source>The {name} has no code: it is not known which SSCCs are taken.</source>
        <translation>{name}没有码：尚不知道哪些 SSCC 已被占用。</translation>
    </message>
    <message>
        <source>Set the next SSCC number, then close it.</source>
        <translation>设置下一个 SSCC 序列号，然后关闭。</translation>
    </message>
    <message>
        <source>The {name} has no code: no SSCC is left.</source>
        <translation>{name}没有码：SSCC 已用完。</translation>
    </message>
    <message>
        <source>Set a new SSCC range, then close it.</source>
        <translation>设置新的 SSCC 号段，然后关闭。</translation>
    </message>
    <message>
        <source>There is no new code: it is not known which SSCCs are taken.</source>
        <translation>没有新编码：不知道哪些 SSCC 已被占用。</translation>
    </message>
    <message>
        <source>Set the next SSCC number, then try again.</source>
        <translation>设定下一个 SSCC 序号，再试一次。</translation>
    </message>
    <message>
        <source>A {name} is still open with {n:1 in it|{n} in it}.</source>
        <translation>还有{name}未关闭，内有 {n} 个。</translation>
    </message>
    <message>
        <source>Close it first: Close {name}.</source>
        <translation>请先关闭：关闭{name}。</translation>
    </message>
    <message>
        <source>{n:1 unproven {unit} is|{n} unproven {units} are} still on the belt.</source>
        <translation>前面还有 {n} {units}未校验。</translation>
    </message>
    <message>
        <source>This {unit} is right. Lane {lane} is not proven yet.</source>
        <translation>该{unit}正确。通道 {lane} 未校验。</translation>
    </message>
    <message>
        <source>Scan its first {unit}: {expected}.</source>
        <translation>请扫描其首{unit}：{expected}。</translation>
    </message>
    <message>
        <source>This {unit} is {places:1 place|{places} places} behind. The packer may be inside a case.</source>
        <translation>该{unit}靠后 {places} 位，装箱机可能正停在一箱中间。</translation>
    </message>
    <message>
        <source>The reader and the PLC are {places:1 {unit}|{places} {units}} apart.</source>
        <translation>读码器与 PLC 的计数相差 {places} 个{units}。</translation>
    </message>
    <message>
        <source>There are at most {most} levels above the first.</source>
        <translation>第一层级之上最多有 {most} 个层级。</translation>
    </message>
    <message>
        <source>The label of level {name} is printed; there is no printer.</source>
        <translation>层级 {name} 的标签需要打印，但没有打印机。</translation>
    </message>
    <message>
        <source>Add a [[printer]].</source>
        <translation>添加一个 [[printer]]。</translation>
    </message>
    <message>
        <source>The views have {cells:1 cell|{cells} cells}, units_per_case is {units}.</source>
        <translation>各视图共 {cells} 格，units_per_case 为 {units}。</translation>
    </message>
    <message>
        <source>The participant {detail} is no tax number of 10 or 12 digits.</source>
        <translation>参与方 {detail} 不是 10 或 12 位税号。</translation>
    </message>
    <message>
        <source>Set participant in [authority].</source>
        <translation>在 [authority] 中设置 participant。</translation>
    </message>
    <message>
        <source>The organisation has no name.</source>
        <translation>机构没有名称。</translation>
    </message>
    <message>
        <source>Set organisation in [authority].</source>
        <translation>在 [authority] 中设置 organisation。</translation>
    </message>
    <message>
        <source>The product group {detail} is not one of the marking system.</source>
        <translation>商品组 {detail} 不在标识系统中。</translation>
    </message>
    <message>
        <source>Set group in [authority], such as water or milk.</source>
        <translation>在 [authority] 中设置 group，如 water 或 milk。</translation>
    </message>
    <message>
        <source>There is nothing to report in this order and time.</source>
        <translation>该订单和时间段内没有可上报的内容。</translation>
    </message>
    <message>
        <source>Widen --order, --since, --until.</source>
        <translation>放宽 --order、--since、--until。</translation>
    </message>
    <message>
        <source>{code} is a {detail} above pallets: two levels are taken.</source>
        <translation>{code} 是托盘之上的{detail}：只接受两级。</translation>
    </message>
    <message>
        <source>The {detail} {code} has no SSCC.</source>
        <translation>{detail} {code} 没有 SSCC。</translation>
    </message>
    <message>
        <source>Give it one: Rework, new label.</source>
        <translation>请补贴：返工，换新标签。</translation>
    </message>
    <message>
        <source>{code} is no marked unit code.</source>
        <translation>{code} 不是标识单品码。</translation>
    </message>
    <message>
        <source>Take it out of its case, or mend the recipe.</source>
        <translation>从箱中取出，或修正配方。</translation>
    </message>
    <message>
        <source>{code} has a serial of the wrong length: {detail}.</source>
        <translation>{code} 的序列号长度不对：{detail}。</translation>
    </message>
    <message>
        <source>Check the product group, or take the unit out.</source>
        <translation>核对商品组，或将该单品取出。</translation>
    </message>
    <message>
        <source>{code} was read without its check part ({detail}).</source>
        <translation>{code} 读取时缺少校验部分（{detail}）。</translation>
    </message>
    <message>
        <source>Let the reader keep GS and what is behind it.</source>
        <translation>让读码器保留 GS 及其后内容。</translation>
    </message>
    <message>
        <source>{code} is in {detail} containers.</source>
        <translation>{code} 在 {detail} 个容器中。</translation>
    </message>
    <message>
        <source>Look it up and take it out of the wrong one.</source>
        <translation>查询后从错误的容器中取出。</translation>
    </message>
    <message>
        <source>{code} is on a pallet of this report, and not in it itself.</source>
        <translation>{code} 在本报告的托盘上，但本身不在报告中。</translation>
    </message>
    <message>
        <source>Report it first, or widen the time.</source>
        <translation>先上报它，或放宽时间。</translation>
    </message>
    <message>
        <source>{code} holds units of several products: {detail}.</source>
        <translation>{code} 中有多种产品：{detail}。</translation>
    </message>
    <message>
        <source>Take the others out.</source>
        <translation>取出其他产品。</translation>
    </message>
    <message>
        <source>{code} is no drug supervision code of 20 digits.</source>
        <translation>{code} 不是 20 位药品追溯码。</translation>
    </message>
    <message>
        <source>Take it out, or mend the recipe.</source>
        <translation>取出，或修正配方。</translation>
    </message>
    <message>
        <source>{code} has no company prefix of this plant.</source>
        <translation>{code} 不含本厂的厂商识别码。</translation>
    </message>
    <message>
        <source>Set company_prefixes in [authority], or take it out.</source>
        <translation>在 [authority] 中设置 company_prefixes，或取出。</translation>
    </message>
    <message>
        <source>{file} is no answer of a platform: {detail}.</source>
        <translation>{file} 不是平台的回执：{detail}。</translation>
    </message>
    <message>
        <source>Ask the platform for its result file.</source>
        <translation>向平台索取结果文件。</translation>
    </message>
    <message>
        <source>{file} was handed to the signer; its answer is {answer}.</source>
        <translation>{file} 已交给签名服务；回执为 {answer}。</translation>
    </message>
    <message>
        <source>The signer did not take {file}: {detail}.</source>
        <translation>签名服务未接受 {file}：{detail}。</translation>
    </message>
    <message>
        <source>Mend it; the file is kept.</source>
        <translation>请排除；文件已保留。</translation>
    </message>
    <message>
        <source>{file}: accepted ({state}).</source>
        <translation>{file}：已接受（{state}）。</translation>
    </message>
    <message>
        <source>No code in {file} is in a case of this station.</source>
        <translation>{file} 中的码都不在本站的箱内。</translation>
    </message>
    <message>
        <source>Read it where its document was made.</source>
        <translation>请在生成该文件的站点读取。</translation>
    </message>
    <message>
        <source>{file}: {n} refused ({state}).</source>
        <translation>{file}：{n} 条被拒（{state}）。</translation>
    </message>
    <message>
        <source>Mend each, then export and hand in again.</source>
        <translation>逐条处理后，重新导出并提交。</translation>
    </message>
    <message>
        <source>{file} holds no recording.</source>
        <translation>{file} 中没有运行记录。</translation>
    </message>
    <message>
        <source>Name a segment, or the folder recordings of a line.</source>
        <translation>请指定一个分段，或产线的 recordings 文件夹。</translation>
    </message>
    <message>
        <source>{file} is no recording of a line.</source>
        <translation>{file} 不是产线的运行记录。</translation>
    </message>
    <message>
        <source>Name a file that ends in .rec.gz.</source>
        <translation>请指定以 .rec.gz 结尾的文件。</translation>
    </message>
    <message>
        <source>{file} is a recording of format {version}; this program reads {known}.</source>
        <translation>{file} 的记录格式为 {version}；本程序可读 {known}。</translation>
    </message>
    <message>
        <source>Use a newer station.</source>
        <translation>请使用更新的站点程序。</translation>
    </message>
    <message>
        <source>{file} was recorded by {program} with settings this program lacks.</source>
        <translation>{file} 由 {program} 记录，含有本程序没有的设置。</translation>
    </message>
    <message>
        <source>Replay it with that version.</source>
        <translation>请用该版本重放。</translation>
    </message>
    <message>
        <source>{file} is damaged: it is not what was written.</source>
        <translation>{file} 已损坏：内容与写入时不同。</translation>
    </message>
    <message>
        <source>Copy it from the station once more.</source>
        <translation>请从本站重新复制。</translation>
    </message>
    <message>
        <source>{file} is damaged: line {line} cannot be read.</source>
        <translation>{file} 已损坏：第 {line} 行无法读取。</translation>
    </message>
    <message>
        <source>Replay the segments before it.</source>
        <translation>请重放它之前的分段。</translation>
    </message>
    <message>
        <source>{file} cannot be read: {detail}.</source>
        <translation>{file} 无法读取：{detail}。</translation>
    </message>
    <message>
        <source>Check the path and the rights.</source>
        <translation>请检查路径和权限。</translation>
    </message>
    <message>
        <source>No segment of {file} can begin in this program; {program} recorded it.</source>
        <translation>{file} 中没有可由本程序开始的分段；它由 {program} 记录。</translation>
    </message>
    <message>
        <source>Add the segment of its start.</source>
        <translation>请加上其开头的分段。</translation>
    </message>
    <message>
        <source>{code}: {cause}. This is operation {operation}.</source>
        <translation>{code}：{cause}。操作编号 {operation}。</translation>
    </message>
    <message>
        <source>Something of it changed while it was looked up.</source>
        <translation>查询期间相关内容已变化。</translation>
    </message>
    <message>
        <source>Try again.</source>
        <translation>请重试。</translation>
    </message>
    <message>
        <source>{code} was never seen here.</source>
        <translation>本站从未读到过 {code}。</translation>
    </message>
    <message>
        <source>Check that the whole code was read.</source>
        <translation>检查整个码是否都读到了。</translation>
    </message>
    <message>
        <source>There is no container {container}.</source>
        <translation>没有包装 {container}。</translation>
    </message>
    <message>
        <source>Check its number in the trace of its code.</source>
        <translation>在其码的追溯中核对编号。</translation>
    </message>
    <message>
        <source>{code} is the code of a {unit}, not of a container.</source>
        <translation>{code} 是{unit}码，不是包装码。</translation>
    </message>
    <message>
        <source>Name its container.</source>
        <translation>请指定它所在的包装。</translation>
    </message>
    <message>
        <source>{code} is in no container.</source>
        <translation>{code} 不在任何包装中。</translation>
    </message>
    <message>
        <source>{code} is in {name} {container}.</source>
        <translation>{code} 在 {name} {container} 中。</translation>
    </message>
    <message>
        <source>Remove it there first.</source>
        <translation>先从那里取出。</translation>
    </message>
    <message>
        <source>{code} is a {name}.</source>
        <translation>{code} 属于 {name} 级。</translation>
    </message>
    <message>
        <source>Name a container of the level just below.</source>
        <translation>请指定紧邻的下一级包装。</translation>
    </message>
    <message>
        <source>{code} is decommissioned: {state}.</source>
        <translation>{code} 已停用：{state}。</translation>
    </message>
    <message>
        <source>Recommission it first.</source>
        <translation>先恢复启用。</translation>
    </message>
    <message>
        <source>{code} is not decommissioned.</source>
        <translation>{code} 未停用。</translation>
    </message>
    <message>
        <source>{code} is between reader and packer.</source>
        <translation>{code} 在读码器与装箱机之间。</translation>
    </message>
    <message>
        <source>Let it be packed first.</source>
        <translation>先让它装箱。</translation>
    </message>
    <message>
        <source>{code} is void: it was the code of a container.</source>
        <translation>{code} 已作废：它曾是包装码。</translation>
    </message>
    <message>
        <source>Take another one.</source>
        <translation>换一个。</translation>
    </message>
    <message>
        <source>{code} is the code of a {name}.</source>
        <translation>{code} 是 {name} 的码。</translation>
    </message>
    <message>
        <source>Dissolve it first.</source>
        <translation>先将其拆解。</translation>
    </message>
    <message>
        <source>{code} does not fit {product}: {why}.</source>
        <translation>{code} 不符合 {product}：{why}。</translation>
    </message>
    <message>
        <source>Check the code, or take another {unit}.</source>
        <translation>检查该码，或换另一个{unit}。</translation>
    </message>
    <message>
        <source>{code} is named twice.</source>
        <translation>{code} 被指定了两次。</translation>
    </message>
    <message>
        <source>Name it once.</source>
        <translation>只指定一次。</translation>
    </message>
    <message>
        <source>This concerns more than {limit} codes.</source>
        <translation>涉及的码超过 {limit} 个。</translation>
    </message>
    <message>
        <source>Do it in parts.</source>
        <translation>请分几次进行。</translation>
    </message>
    <message>
        <source>Container {container} is {state}.</source>
        <translation>包装 {container} 的状态：{state}。</translation>
    </message>
    <message>
        <source>Close it, find it or restore it first.</source>
        <translation>先封装、找到或恢复它。</translation>
    </message>
    <message>
        <source>The {name} {container} is not dissolved.</source>
        <translation>{name} {container} 未拆解。</translation>
    </message>
    <message>
        <source>{container} cannot be changed: {shipped} is shipped.</source>
        <translation>{container} 不能更改：{shipped} 已发运。</translation>
    </message>
    <message>
        <source>Return {shipped} first.</source>
        <translation>先将 {shipped} 退回。</translation>
    </message>
    <message>
        <source>{container}: {station} shipped {shipped} to {to} on {date}.</source>
        <translation>{container}：{station} 已于 {date} 将 {shipped} 发给 {to}。</translation>
    </message>
    <message>
        <source>{container}: {station} shipped {shipped} to {to} with {document} on {date}.</source>
        <translation>{container}：{station} 已于 {date} 凭 {document} 将 {shipped} 发给 {to}。</translation>
    </message>
    <message>
        <source>It would leave {name} {container} empty.</source>
        <translation>这样 {name} {container} 就空了。</translation>
    </message>
    <message>
        <source>Dissolve {container} instead.</source>
        <translation>请改为拆解 {container}。</translation>
    </message>
    <message>
        <source>The {name} {container} holds {members} of {capacity}.</source>
        <translation>{name} {container} 已装 {members}，上限 {capacity}。</translation>
    </message>
    <message>
        <source>Take some out, or take another one.</source>
        <translation>取出一些，或换一个。</translation>
    </message>
    <message>
        <source>The {name} {container} cannot go into itself.</source>
        <translation>{name} {container} 不能装入自身。</translation>
    </message>
    <message>
        <source>Name two different ones.</source>
        <translation>请指定两个不同的。</translation>
    </message>
    <message>
        <source>{code} holds {container}: it cannot go into it.</source>
        <translation>{code} 装着 {container}，不能装入其中。</translation>
    </message>
    <message>
        <source>Name another container.</source>
        <translation>请指定另一个包装。</translation>
    </message>
    <message>
        <source>{code} is {found}, {container} is {expected}.</source>
        <translation>{code} 是 {found}，{container} 是 {expected}。</translation>
    </message>
    <message>
        <source>Put only the same product together.</source>
        <translation>只能把同一产品放在一起。</translation>
    </message>
    <message>
        <source>{code} is of lot {found}, {container} of lot {expected}.</source>
        <translation>{code} 的批号是 {found}，{container} 的批号是 {expected}。</translation>
    </message>
    <message>
        <source>Put only the same lot together.</source>
        <translation>只能把同一批号放在一起。</translation>
    </message>
    <message>
        <source>{code} is of order {found}, {container} of order {expected}.</source>
        <translation>{code} 属于订单 {found}，{container} 属于订单 {expected}。</translation>
    </message>
    <message>
        <source>Put only the same order together.</source>
        <translation>只能把同一订单放在一起。</translation>
    </message>
    <message>
        <source>There is no case {case} whose {units} are known.</source>
        <translation>没有第 {case} 箱，或其{units}未知。</translation>
    </message>
    <message>
        <source>Scan a {unit} of it.</source>
        <translation>请扫描箱中任一{unit}。</translation>
    </message>
    <message>
        <source>Case {case} is {state}: it needs no repair.</source>
        <translation>第 {case} 箱{state}，无需修复。</translation>
    </message>
    <message>
        <source>Nothing of case {case} is left.</source>
        <translation>第 {case} 箱已空。</translation>
    </message>
    <message>
        <source>Scan its {units}.</source>
        <translation>请扫描箱内{units}。</translation>
    </message>
    <message>
        <source>Case {case} holds {n} of {expected} {units}.</source>
        <translation>第 {case} 箱现有 {n} / {expected} {units}。</translation>
    </message>
    <message>
        <source>Scan the missing ones, or close it short.</source>
        <translation>请扫描缺少的，或按不足数封箱。</translation>
    </message>
    <message>
        <source>Case {case} holds {n} {units}, and {expected} fit.</source>
        <translation>第 {case} 箱现有 {n} {units}，只能装 {expected}。</translation>
    </message>
    <message>
        <source>Take some out.</source>
        <translation>请取出多余的。</translation>
    </message>
    <message>
        <source>Case {case} has no label that was read.</source>
        <translation>第 {case} 箱没有读到箱码。</translation>
    </message>
    <message>
        <source>Scan its label.</source>
        <translation>请扫描箱码。</translation>
    </message>
    <message>
        <source>The recipe of order {order} is not known here.</source>
        <translation>本站没有订单 {order} 的配方。</translation>
    </message>
    <message>
        <source>Pack the {units} with another order.</source>
        <translation>请将这些{units}随其他订单装箱。</translation>
    </message>
    <message>
        <source>Order {order} is closed.</source>
        <translation>订单 {order} 已关闭。</translation>
    </message>
    <message>
        <source>Pack its {units} with another order.</source>
        <translation>请将其{units}随其他订单装箱。</translation>
    </message>
    <message>
        <source>{code} is a {name}: nothing is packed above it in this order.</source>
        <translation>{code} 是{name}：本订单没有更高一级包装。</translation>
    </message>
    <message>
        <source>{container} is {state}: nothing more goes onto it.</source>
        <translation>{container} {state}，不能再放入。</translation>
    </message>
    <message>
        <source>Scan a member of an open one.</source>
        <translation>请扫描未封闭托盘上的任一箱。</translation>
    </message>
    <message>
        <source>The {name} {container} was never closed.</source>
        <translation>{name} {container} 从未封闭过。</translation>
    </message>
    <message>
        <source>Pack its members again.</source>
        <translation>请重新装入其内容物。</translation>
    </message>
    <message>
        <source>{code} is the code of {container}.</source>
        <translation>{code} 是 {container} 的码。</translation>
    </message>
    <message>
        <source>{container} has this code already.</source>
        <translation>{container} 已是此码。</translation>
    </message>
    <message>
        <source>{code} is not a code for a {name}: {why}.</source>
        <translation>{code} 不能作 {name} 的码：{why}。</translation>
    </message>
    <message>
        <source>No SSCC is left for a new code.</source>
        <translation>没有剩余的 SSCC 可作新码。</translation>
    </message>
    <message>
        <source>Name the new code, or set a new range.</source>
        <translation>请指定新码，或设置新号段。</translation>
    </message>
    <message>
        <source>Ship or return {container}; or remove {code} from it first.</source>
        <translation>发运或退回 {container}；或先从中取出 {code}。</translation>
    </message>
    <message>
        <source>{container} is not shipped.</source>
        <translation>{container} 未发运。</translation>
    </message>
    <message>
        <source>There is no operation {operation}.</source>
        <translation>没有操作 {operation}。</translation>
    </message>
    <message>
        <source>Check its number in the trace of a code.</source>
        <translation>在码的追溯中核对编号。</translation>
    </message>
    <message>
        <source>There is no operation that can be undone.</source>
        <translation>没有可撤销的操作。</translation>
    </message>
    <message>
        <source>Operation {operation} ({cause}) cannot be undone.</source>
        <translation>操作 {operation}（{cause}）不能撤销。</translation>
    </message>
    <message>
        <source>Do the opposite instead.</source>
        <translation>请改做相反的操作。</translation>
    </message>
    <message>
        <source>Operation {operation} is undone already.</source>
        <translation>操作 {operation} 已撤销。</translation>
    </message>
    <message>
        <source>{code} is not in {container} any more.</source>
        <translation>{code} 已不在 {container} 中。</translation>
    </message>
    <message>
        <source>Undo what came later first.</source>
        <translation>先撤销其后的操作。</translation>
    </message>
    <message>
        <source>{container} was changed since.</source>
        <translation>{container} 此后已更改。</translation>
    </message>
    <message>
        <source>{other} is in the place of {code} in {container}.</source>
        <translation>{container} 中 {code} 的位置现在是 {other}。</translation>
    </message>
    <message>
        <source>Remove {other} first.</source>
        <translation>先取出 {other}。</translation>
    </message>
    <message>
        <source>This station is a line: nothing is packed by scanning here.</source>
        <translation>本站是生产线：这里不用扫描装箱。</translation>
    </message>
    <message>
        <source>Use a bench.</source>
        <translation>请使用手工包装台。</translation>
    </message>
    <message>
        <source>A {name} with {n} is open.</source>
        <translation>有一个已装 {n} 的{name}未封。</translation>
    </message>
    <message>
        <source>Close it or put it aside first.</source>
        <translation>请先封箱或放一边。</translation>
    </message>
    <message>
        <source>This station is no line: nothing is packed here but by hand.</source>
        <translation>本站不是产线：这里只有人工装箱。</translation>
    </message>
    <message>
        <source>This station has no PLC.</source>
        <translation>本站没有 PLC。</translation>
    </message>
    <message>
        <source>{code} is in the {name}: {n} of {expected}.</source>
        <translation>{code} 已装入{name}：{n}/{expected}。</translation>
    </message>
    <message>
        <source>The stored {name} is open again: {n} of {expected}.</source>
        <translation>已恢复暂存的{name}：{n}/{expected}。</translation>
    </message>
    <message>
        <source>{code} is the label of the next {name}.</source>
        <translation>{code} 是下一个{name}的标签。</translation>
    </message>
    <message>
        <source>Scan what goes into it.</source>
        <translation>请扫描要装入的产品。</translation>
    </message>
    <message>
        <source>The {name} {code} is closed.</source>
        <translation>{name} {code} 已封好。</translation>
    </message>
    <message>
        <source>{code} is taken out again: {n} left in the {name}.</source>
        <translation>已撤回 {code}：{name}中还有 {n} 个。</translation>
    </message>
    <message>
        <source>The journal did not answer in time: {code} is not packed.</source>
        <translation>日志没有及时应答：{code} 未装入。</translation>
    </message>
    <message>
        <source>Scan it again.</source>
        <translation>请再扫描一次。</translation>
    </message>
    <message>
        <source>{code} is not ours: {why}.</source>
        <translation>{code} 不是本厂的码：{why}。</translation>
    </message>
    <message>
        <source>Put it aside.</source>
        <translation>请放到一边。</translation>
    </message>
    <message>
        <source>{code} was not issued for this station: {why}.</source>
        <translation>{code} 不是发给本站的码：{why}。</translation>
    </message>
    <message>
        <source>{code} was made void: {why}.</source>
        <translation>{code} 已作废：{why}。</translation>
    </message>
    <message>
        <source>{code} is another product: {why}.</source>
        <translation>{code} 是其他产品：{why}。</translation>
    </message>
    <message>
        <source>{code} is already in {where}.</source>
        <translation>{code} 已在 {where} 中。</translation>
    </message>
    <message>
        <source>Put it aside, and look for its copy.</source>
        <translation>请放到一边，并查找与它相同的另一个。</translation>
    </message>
    <message>
        <source>{code} was scanned already.</source>
        <translation>{code} 已扫描过。</translation>
    </message>
    <message>
        <source>Scan the next one.</source>
        <translation>请扫描下一个。</translation>
    </message>
    <message>
        <source>{code} is in the stored {name} {container}.</source>
        <translation>{code} 在暂存的{name} {container} 中。</translation>
    </message>
    <message>
        <source>Close or store the open one first.</source>
        <translation>请先封好或暂存当前打开的。</translation>
    </message>
    <message>
        <source>{code} is a {unit}, and the {name} is full or closing.</source>
        <translation>{code} 是{unit}，而{name}已满或正在封箱。</translation>
    </message>
    <message>
        <source>Scan the label of the {name}.</source>
        <translation>请扫描{name}的标签。</translation>
    </message>
    <message>
        <source>{code} is a label, and {n} of {expected} {units} are in the {name}.</source>
        <translation>{code} 是标签，而{name}中只有 {n}/{expected} 个{units}。</translation>
    </message>
    <message>
        <source>Scan the rest, or close it short.</source>
        <translation>请扫描其余的，或按不足数封箱。</translation>
    </message>
    <message>
        <source>The {name} has the label {found} already, not {code}.</source>
        <translation>{name}已有标签 {found}，不是 {code}。</translation>
    </message>
    <message>
        <source>Scan the next {unit}.</source>
        <translation>请扫描下一个{unit}。</translation>
    </message>
    <message>
        <source>{code} is a label; every {name} gets its SSCC here.</source>
        <translation>{code} 是标签；这里每个{name}由本站分配 SSCC。</translation>
    </message>
    <message>
        <source>Nothing is open.</source>
        <translation>没有打开的箱。</translation>
    </message>
    <message>
        <source>Scan the first {unit}.</source>
        <translation>请扫描第一个{unit}。</translation>
    </message>
    <message>
        <source>The {name} is empty.</source>
        <translation>{name}是空的。</translation>
    </message>
    <message>
        <source>Scan a {unit}, or undo the scan of its label.</source>
        <translation>请扫描{unit}，或撤回标签的扫描。</translation>
    </message>
    <message>
        <source>The PLC did not answer within {timeout_ms} ms.</source>
        <translation>PLC 在 {timeout_ms} 毫秒内无应答。</translation>
    </message>
    <message>
        <source>The PLC is busy (Modbus code {code}).</source>
        <translation>PLC 忙（Modbus 代码 {code}）。</translation>
    </message>
    <message>
        <source>The station asks it again by itself.</source>
        <translation>系统会自动重新询问。</translation>
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
        <source>The station waits for this answer no more.</source>
        <translation>本站不再等待此应答。</translation>
    </message>
    <message>
        <source>A request of {client} was refused with Modbus code {code}.</source>
        <translation>{client} 的请求被拒绝，Modbus 代码 {code}。</translation>
    </message>
    <message>
        <source>Compare it with the page for PLC engineers.</source>
        <translation>请对照 PLC 工程师手册。</translation>
    </message>
    <message>
        <source>Requests to the PLC are kept no more: {path}: {detail}.</source>
        <translation>不再保存与 PLC 的请求：{path}：{detail}。</translation>
    </message>
    <message>
        <source>Check the disk and the rights; then start again.</source>
        <translation>检查磁盘和权限，然后重新启动。</translation>
    </message>
    <message>
        <source>The PLC block begins at {kind} register {base}.</source>
        <translation>PLC 数据块从 {kind} 寄存器 {base} 开始。</translation>
    </message>
    <message>
        <source>Set plc_base = {base} and register = &quot;{kind}&quot;.</source>
        <translation>请设置 plc_base = {base}，register = &quot;{kind}&quot;。</translation>
    </message>
    <message>
        <source>At {baud} baud a poll and a write take {ms} ms, poll_ms is {poll_ms}.</source>
        <translation>{baud} 波特下一次轮询加写入需 {ms} ms，poll_ms 为 {poll_ms}。</translation>
    </message>
    <message>
        <source>Set poll_ms higher, or the bus to 115200 baud.</source>
        <translation>调高 poll_ms，或将总线设为 115200 波特。</translation>
    </message>
    <message>
        <source>The first PLC block is not used: the station waits for the next one.</source>
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
        <source>{device} did not answer within {seconds} s.</source>
        <translation>{device} 在 {seconds} 秒内没有应答。</translation>
    </message>
    <message>
        <source>Device {device} ended its stream.</source>
        <translation>设备 {device} 的数据流已结束。</translation>
    </message>
    <message>
        <source>The station opens it again by itself.</source>
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
        <source>The camera sent data that is not a picture ({what}).</source>
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
        <source>No device answers.</source>
        <translation>没有设备应答。</translation>
    </message>
    <message>
        <source>Check power and cables, and that the addresses are of one network.</source>
        <translation>检查电源和电缆，以及地址是否在同一网络。</translation>
    </message>
    <message>
        <source>Driver {driver} is not asked: the package {package} is not installed.</source>
        <translation>未查询驱动 {driver}：未安装软件包 {package}。</translation>
    </message>
    <message>
        <source>Driver {driver} is not asked: {package} names no producer.</source>
        <translation>未查询驱动 {driver}：{package} 没有指定 producer。</translation>
    </message>
    <message>
        <source>Name one: --producer.</source>
        <translation>请指定一个：--producer。</translation>
    </message>
    <message>
        <source>Driver {driver} gave no answer: {package} failed.</source>
        <translation>驱动 {driver} 没有应答：{package} 失败。</translation>
    </message>
    <message>
        <source>The camera at {address} does not answer.</source>
        <translation>地址 {address} 的相机没有应答。</translation>
    </message>
    <message>
        <source>No camera {wanted} answers. What answers: {found}.</source>
        <translation>相机 {wanted} 没有应答。有应答的：{found}。</translation>
    </message>
    <message>
        <source>station devices find lists them.</source>
        <translation>用 station devices find 列出它们。</translation>
    </message>
    <message>
        <source>Camera {wanted} is used by another program.</source>
        <translation>相机 {wanted} 正被另一个程序占用。</translation>
    </message>
    <message>
        <source>Close that program, or wait a few seconds.</source>
        <translation>关闭那个程序，或等几秒钟。</translation>
    </message>
    <message>
        <source>Camera {wanted} answers from {address}, of no network here.</source>
        <translation>相机 {wanted} 从 {address} 应答，本电脑没有该网段。</translation>
    </message>
    <message>
        <source>Give it an address here by its maker&apos;s tool.</source>
        <translation>请用厂家工具为其设置本网段地址。</translation>
    </message>
    <message>
        <source>The camera started again: its count begins anew.</source>
        <translation>相机重新启动了：它的计数重新开始。</translation>
    </message>
    <message>
        <source>Check its power supply.</source>
        <translation>检查它的电源。</translation>
    </message>
    <message>
        <source>The camera sends pictures that nobody asked for.</source>
        <translation>相机发送了没有请求的图像。</translation>
    </message>
    <message>
        <source>Check its trigger settings.</source>
        <translation>检查它的触发设置。</translation>
    </message>
    <message>
        <source>The station cannot read the pixel format {format}.</source>
        <translation>本站无法读取像素格式 {format}。</translation>
    </message>
    <message>
        <source>Set PixelFormat to Mono8, Mono12 or BayerRG8.</source>
        <translation>把 PixelFormat 设为 Mono8、Mono12 或 BayerRG8。</translation>
    </message>
    <message>
        <source>The camera has no feature {feature}. Likely names: {likely}.</source>
        <translation>相机没有属性 {feature}。可能的名称：{likely}。</translation>
    </message>
    <message>
        <source>Mend its features.</source>
        <translation>改正它的 features。</translation>
    </message>
    <message>
        <source>The camera lacks features, likely names in brackets: {features}.</source>
        <translation>相机没有这些参数（括号内为相近名称）：{features}。</translation>
    </message>
    <message>
        <source>Mend them.</source>
        <translation>请改正。</translation>
    </message>
    <message>
        <source>The camera cannot be fired: it has no {feature}.</source>
        <translation>无法触发相机：它没有 {feature}。</translation>
    </message>
    <message>
        <source>Set trigger = &quot;counted&quot; and trigger_source = &quot;&quot;.</source>
        <translation>请设置 trigger = &quot;counted&quot; 和 trigger_source = &quot;&quot;。</translation>
    </message>
    <message>
        <source>The camera refuses {feature} = {value}. It takes: {choices}.</source>
        <translation>相机拒绝 {feature} = {value}。可用值：{choices}。</translation>
    </message>
    <message>
        <source>Choose one of them.</source>
        <translation>请从中选择。</translation>
    </message>
    <message>
        <source>The camera cannot be fired by {value}. It takes: {choices}.</source>
        <translation>相机不能由 {value} 触发。可用值：{choices}。</translation>
    </message>
    <message>
        <source>Set trigger_source.</source>
        <translation>请设置 trigger_source。</translation>
    </message>
    <message>
        <source>The camera refuses {feature} = {value} ({detail}).</source>
        <translation>相机拒绝 {feature} = {value}（{detail}）。</translation>
    </message>
    <message>
        <source>Give a value that the camera allows now.</source>
        <translation>请给出相机当前允许的值。</translation>
    </message>
    <message>
        <source>Driver {driver} needs the package {package}.</source>
        <translation>驱动 {driver} 需要软件包 {package}。</translation>
    </message>
    <message>
        <source>Install it: pip install &apos;scanning-station[{driver}]&apos;.</source>
        <translation>请安装：pip install &apos;scanning-station[{driver}]&apos;。</translation>
    </message>
    <message>
        <source>The GenTL producer {path} cannot be used.</source>
        <translation>无法使用 GenTL producer {path}。</translation>
    </message>
    <message>
        <source>Check the path and the maker&apos;s software.</source>
        <translation>检查路径和厂商软件。</translation>
    </message>
    <message>
        <source>Camera or library ({driver}) silent for {timeout_ms} ms: ended.</source>
        <translation>相机或其程序库（{driver}）{timeout_ms} 毫秒无应答：已结束。</translation>
    </message>
    <message>
        <source>The library of the camera ({driver}) crashed.</source>
        <translation>相机的程序库（{driver}）崩溃了。</translation>
    </message>
    <message>
        <source>The station starts it again.</source>
        <translation>本站会重新启动它。</translation>
    </message>
    <message>
        <source>Check packet size, jumbo frames, socket buffer.</source>
        <translation>检查数据包大小、巨型帧和套接字缓冲区。</translation>
    </message>
    <message>
        <source>The camera sent a picture of zero lines.</source>
        <translation>相机发送了零行的图像。</translation>
    </message>
    <message>
        <source>Check its ROI and line triggers.</source>
        <translation>检查它的 ROI 和行触发。</translation>
    </message>
    <message>
        <source>This camera cannot be fired by the station.</source>
        <translation>本站无法触发此相机。</translation>
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
        <source>The recorded pictures ended after {frames}.</source>
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
        <source>{files:1 picture was|{files} pictures were} in {path} before the start: left there unread.</source>
        <translation>启动前 {path} 中已有 {files} 张图像：保留原处，不读取。</translation>
    </message>
    <message>
        <source>{files:1 picture is|{files} pictures are} in {path}. The start removes {files:it|them} unread.</source>
        <translation>{path} 中有 {files} 张图像：启动时会清走，不读取。</translation>
    </message>
    <message>
        <source>{files:1 picture was|{files} pictures were} in {path} before the start: removed unread.</source>
        <translation>启动前 {path} 中已有 {files} 张图像：已清走，未读取。</translation>
    </message>
    <message>
        <source>A telegram had begun before the reader was fired.</source>
        <translation>读码器触发之前报文就已开始。</translation>
    </message>
    <message>
        <source>Let the station alone fire it.</source>
        <translation>请只由本站触发读码器。</translation>
    </message>
    <message>
        <source>Compare preset and port with it; then power and cable.</source>
        <translation>与读码器核对 preset 和 port，再检查电源和电缆。</translation>
    </message>
    <message>
        <source>What answers at {host}:{port} does not speak Modbus TCP.</source>
        <translation>{host} 端口 {port} 上应答的不是 Modbus TCP。</translation>
    </message>
    <message>
        <source>Check address and port. RTU behind a device server is driver modbus_rtu_tcp.</source>
        <translation>检查地址和端口。串口服务器后的 RTU 用驱动 modbus_rtu_tcp。</translation>
    </message>
    <message>
        <source>The PLC answers only that it is busy (Modbus code {code}).</source>
        <translation>PLC 只应答“忙”（Modbus 代码 {code}）。</translation>
    </message>
    <message>
        <source>Code 11: check unit, and what is behind the gateway. Else check the PLC&apos;s load.</source>
        <translation>代码 11：检查单元号和网关后的设备。否则检查 PLC 的负载。</translation>
    </message>
    <message>
        <source>This PLC speaks register map v1.</source>
        <translation>此 PLC 使用寄存器映射 v1。</translation>
    </message>
    <message>
        <source>Leave --profile bits out.</source>
        <translation>请去掉 --profile bits。</translation>
    </message>
    <message>
        <source>Nothing says which PLC.</source>
        <translation>没有指明是哪个 PLC。</translation>
    </message>
    <message>
        <source>Give HOST:PORT, or --config FILE with its [plc].</source>
        <translation>请给出 HOST:PORT，或带 [plc] 的 --config FILE。</translation>
    </message>
    <message>
        <source>{file} has no [plc].</source>
        <translation>{file} 没有 [plc]。</translation>
    </message>
    <message>
        <source>Give the config of a line, or HOST:PORT.</source>
        <translation>请给出产线的配置，或 HOST:PORT。</translation>
    </message>
    <message>
        <source>[plc] has profile {found}, not {wanted}.</source>
        <translation>[plc] 的 profile 是 {found}，不是 {wanted}。</translation>
    </message>
    <message>
        <source>Leave --profile out, or give another file.</source>
        <translation>请去掉 --profile，或给出另一个文件。</translation>
    </message>
    <message>
        <source>{option} is not for a PLC of driver {driver}, profile {profile}.</source>
        <translation>{option} 不适用于驱动 {driver}、profile {profile} 的 PLC。</translation>
    </message>
    <message>
        <source>Leave it out.</source>
        <translation>请去掉它。</translation>
    </message>
    <message>
        <source>Write it like 192.0.2.10:502 or [2001:db8::10]:502.</source>
        <translation>请写成 192.0.2.10:502 或 [2001:db8::10]:502 这样。</translation>
    </message>
    <message>
        <source>An I/O block is tested by the line&apos;s config.</source>
        <translation>I/O 模块按产线配置进行测试。</translation>
    </message>
    <message>
        <source>Add --config FILE with [plc] profile io.</source>
        <translation>请加上 --config FILE，其 [plc] 中 profile 为 io。</translation>
    </message>
    <message>
        <source>The block at {host}:{port} does not answer any more.</source>
        <translation>{host} 的端口 {port} 上的模块不再应答。</translation>
    </message>
    <message>
        <source>Look at its cable and its power.</source>
        <translation>请检查其网线和电源。</translation>
    </message>
    <message>
        <source>{codes:1 code|{codes} codes}, and nothing else was taken for one.</source>
        <translation>{codes} 个码，没有其他内容被当作码。</translation>
    </message>
    <message>
        <source>{codes:1 code is|{codes} codes are} read.</source>
        <translation>读到 {codes} 个码。</translation>
    </message>
    <message>
        <source>{codes} of them are the test card&apos;s.</source>
        <translation>其中 {codes} 个是测试卡的码。</translation>
    </message>
    <message>
        <source>No code of the test card was read.</source>
        <translation>没有读到测试卡的码。</translation>
    </message>
    <message>
        <source>Show it the card, and check again.</source>
        <translation>请出示测试卡，再检查一次。</translation>
    </message>
    <message>
        <source>The line runs.</source>
        <translation>产线正在运行。</translation>
    </message>
    <message>
        <source>Hold it and wait until it stands, then test.</source>
        <translation>请先暂停，等产线停住后再测试。</translation>
    </message>
    <message>
        <source>There is no protocol {file}.</source>
        <translation>没有验收记录 {file}。</translation>
    </message>
    <message>
        <source>Look at the list.</source>
        <translation>请看列表。</translation>
    </message>
    <message>
        <source>Another device is being tested.</source>
        <translation>正在测试另一台设备。</translation>
    </message>
    <message>
        <source>Wait until it is done.</source>
        <translation>请等它完成。</translation>
    </message>
    <message>
        <source>No device was tested yet.</source>
        <translation>还没有测试过设备。</translation>
    </message>
    <message>
        <source>Test one first.</source>
        <translation>请先测试一台。</translation>
    </message>
    <message>
        <source>The result cannot be kept: {detail}.</source>
        <translation>结果无法保存：{detail}。</translation>
    </message>
    <message>
        <source>Check disk and rights of the data folder.</source>
        <translation>请检查磁盘和数据文件夹的权限。</translation>
    </message>
    <message>
        <source>{file} is in the data folder.</source>
        <translation>{file} 已存入数据文件夹。</translation>
    </message>
    <message>
        <source>{device} is being tested.</source>
        <translation>正在测试 {device}。</translation>
    </message>
    <message>
        <source>It comes back by itself.</source>
        <translation>它会自动恢复。</translation>
    </message>
    <message>
        <source>Give them: station learn --picture.</source>
        <translation>请直接给图像：station learn --picture。</translation>
    </message>
    <message>
        <source>Nothing was learned yet.</source>
        <translation>还没有学到内容。</translation>
    </message>
    <message>
        <source>Take a picture first.</source>
        <translation>请先拍一张图像。</translation>
    </message>
    <message>
        <source>The recipe is saved.</source>
        <translation>配方已保存。</translation>
    </message>
    <message>
        <source>Restart to apply it; the open order keeps its own.</source>
        <translation>重启后生效；进行中的订单保留自己的配方。</translation>
    </message>
    <message>
        <source>{codes:1 code makes|{codes} codes make} no rows and columns.</source>
        <translation>{codes} 个码排不成行和列。</translation>
    </message>
    <message>
        <source>The codes make {rows:1 row|{rows} rows} of {columns}, not {units:1 unit|{units} units}.</source>
        <translation>这些码排成 {rows} 行 {columns} 列，不是 {units} 个单品。</translation>
    </message>
    <message>
        <source>The codes are ITF of no fixed length; a part of one reads as a whole.</source>
        <translation>这些码是不定长 ITF，其中一段也会被读成完整的码。</translation>
    </message>
    <message>
        <source>Print ITF-14 (14 digits).</source>
        <translation>请印刷 ITF-14（14 位数字）。</translation>
    </message>
    <message>
        <source>A case would have {units:1 unit|{units} units}, in the recipe it has {before}.</source>
        <translation>照此每箱有 {units} 个单品，配方中为 {before} 个。</translation>
    </message>
    <message>
        <source>If this is not one full case, show one.</source>
        <translation>如果画面里不是一整箱，请改拍一整箱。</translation>
    </message>
    <message>
        <source>All was read; {cases:1 case proves|{cases} different cases prove} little.</source>
        <translation>全部读到；但 {cases} 个不同的箱证明不了多少。</translation>
    </message>
    <message>
        <source>The {name} is full: its label {code} is printed.</source>
        <translation>{name}已满：正在打印标签 {code}。</translation>
    </message>
    <message>
        <source>Put it on and scan it.</source>
        <translation>请贴上并扫描。</translation>
    </message>
    <message>
        <source>The pool {pool} has no code for this label.</source>
        <translation>码池 {pool} 没有这张标签的码。</translation>
    </message>
    <message>
        <source>Import codes into it: see Pools.</source>
        <translation>向其中导入码：见“码池”。</translation>
    </message>
    <message>
        <source>The {name} waits for its label {code}.</source>
        <translation>{name}等待标签 {code}。</translation>
    </message>
    <message>
        <source>Scan that label, or print it again.</source>
        <translation>请扫描该标签，或重新打印。</translation>
    </message>
    <message>
        <source>{code} is not the label of this {name}: {where}.</source>
        <translation>{code} 不是这个{name}的标签：{where}。</translation>
    </message>
    <message>
        <source>Scan the label {expected}, or print it again.</source>
        <translation>请扫描标签 {expected}，或重新打印。</translation>
    </message>
    <message>
        <source>{code} is not a label that is awaited: {where}.</source>
        <translation>{code} 不是等待中的标签：{where}。</translation>
    </message>
    <message>
        <source>Scan the label that was printed.</source>
        <translation>请扫描打印出的标签。</translation>
    </message>
    <message>
        <source>This label is not awaited any more.</source>
        <translation>该标签已不再等待。</translation>
    </message>
    <message>
        <source>Look at the list of labels.</source>
        <translation>请查看标签列表。</translation>
    </message>
    <message>
        <source>The label {code} was not printed yet.</source>
        <translation>标签 {code} 尚未打印。</translation>
    </message>
    <message>
        <source>Wait for the printer.</source>
        <translation>请等待打印机。</translation>
    </message>
    <message>
        <source>The label {code} is being printed.</source>
        <translation>正在打印标签 {code}。</translation>
    </message>
    <message>
        <source>Wait for it.</source>
        <translation>请稍候。</translation>
    </message>
    <message>
        <source>The label of a {name} is not printed here.</source>
        <translation>{name}的标签不在这里打印。</translation>
    </message>
    <message>
        <source>Relabel it by its new code.</source>
        <translation>请用新码重新贴标。</translation>
    </message>
    <message>
        <source>The label of a {name} comes from the printer.</source>
        <translation>{name}的标签由打印机打印。</translation>
    </message>
    <message>
        <source>Print it again.</source>
        <translation>请重新打印。</translation>
    </message>
    <message>
        <source>The printer took the label and did not count it.</source>
        <translation>打印机接收了标签，但没有计数。</translation>
    </message>
    <message>
        <source>Look whether it came out.</source>
        <translation>请查看标签是否已打出。</translation>
    </message>
    <message>
        <source>Label {label} does not follow from what is recorded.</source>
        <translation>标签 {label} 与已有记录不符。</translation>
    </message>
    <message>
        <source>The label {code} is on its {name}.</source>
        <translation>标签 {code} 已贴在{name}上。</translation>
    </message>
    <message>
        <source>The label is printed once more.</source>
        <translation>正在重新打印该标签。</translation>
    </message>
    <message>
        <source>It goes on without this label.</source>
        <translation>不用该标签继续。</translation>
    </message>
    <message>
        <source>A label is printed.</source>
        <translation>正在打印标签。</translation>
    </message>
    <message>
        <source>A test label went to the printer.</source>
        <translation>测试标签已发送到打印机。</translation>
    </message>
    <message>
        <source>No printer prints labels of a {level}.</source>
        <translation>没有打印机打印 {level} 的标签。</translation>
    </message>
    <message>
        <source>Set one up: [[printer]].</source>
        <translation>请设置：[[printer]]。</translation>
    </message>
    <message>
        <source>The printer {device} is not connected.</source>
        <translation>打印机 {device} 未连接。</translation>
    </message>
    <message>
        <source>The printer {device} is connected and says nothing of its state.</source>
        <translation>打印机 {device} 已连接，但不报告状态。</translation>
    </message>
    <message>
        <source>The code is in this pool already.</source>
        <translation>该码已在本码池中。</translation>
    </message>
    <message>
        <source>The code is in another pool.</source>
        <translation>该码在另一个码池中。</translation>
    </message>
    <message>
        <source>The line is not an index, a short code and an address.</source>
        <translation>该行不是“序号、短码、地址”。</translation>
    </message>
    <message>
        <source>This station has no pool of codes.</source>
        <translation>本站没有码池。</translation>
    </message>
    <message>
        <source>Import one: station pool import FILE --pool NAME.</source>
        <translation>请导入：station pool import FILE --pool NAME。</translation>
    </message>
    <message>
        <source>There is no folder {path}.</source>
        <translation>没有文件夹 {path}。</translation>
    </message>
    <message>
        <source>Name the data folder of the station: --data DIR.</source>
        <translation>请指明本站的数据文件夹：--data DIR。</translation>
    </message>
    <message>
        <source>Another command changes the pools now.</source>
        <translation>另一条命令正在修改码池。</translation>
    </message>
    <message>
        <source>Wait until it has ended.</source>
        <translation>请等它结束。</translation>
    </message>
    <message>
        <source>{path} is not a file of pools of this program.</source>
        <translation>{path} 不是本程序的码池文件。</translation>
    </message>
    <message>
        <source>Move it away, and import again.</source>
        <translation>请把它移走，再重新导入。</translation>
    </message>
    <message>
        <source>The pools cannot be read: {detail}.</source>
        <translation>码池无法读取：{detail}。</translation>
    </message>
    <message>
        <source>Check the disk and the rights of the folder.</source>
        <translation>检查磁盘和文件夹权限。</translation>
    </message>
    <message>
        <source>There is no pool {pool}.</source>
        <translation>没有码池 {pool}。</translation>
    </message>
    <message>
        <source>Import it: station pool import FILE --pool {pool}.</source>
        <translation>请导入：station pool import FILE --pool {pool}。</translation>
    </message>
    <message>
        <source>The pool {pool} holds {found}, not {wanted}.</source>
        <translation>码池 {pool} 里是 {found}，不是 {wanted}。</translation>
    </message>
    <message>
        <source>No upstream of this config hands out pools.</source>
        <translation>此配置没有发放码池的上位系统。</translation>
    </message>
    <message>
        <source>Add one with driver native, or name it.</source>
        <translation>请添加 driver 为 native 的上位系统，或指明其名称。</translation>
    </message>
    <message>
        <source>The hub gave no pools: {detail}.</source>
        <translation>中心没有给出码池：{detail}。</translation>
    </message>
    <message>
        <source>Check its address and the token, then try again.</source>
        <translation>检查其地址和令牌，然后重试。</translation>
    </message>
    <message>
        <source>A pool&apos;s name has letters, digits, dots, dashes and underlines, 40 at most.</source>
        <translation>码池名称只能用字母、数字、点、短横线和下划线，最多 40 个字符。</translation>
    </message>
    <message>
        <source>{file} is damaged or incomplete. Nothing was imported.</source>
        <translation>{file} 已损坏或不完整，未导入任何码。</translation>
    </message>
    <message>
        <source>Get the file again.</source>
        <translation>请重新获取该文件。</translation>
    </message>
    <message>
        <source>{file} holds {count} files, one is needed.</source>
        <translation>{file} 里有 {count} 个文件，只能有一个。</translation>
    </message>
    <message>
        <source>Unpack it, and import one by one.</source>
        <translation>请解压后逐个导入。</translation>
    </message>
    <message>
        <source>{file} needs a password.</source>
        <translation>{file} 需要密码。</translation>
    </message>
    <message>
        <source>Unpack it, and import what was in it.</source>
        <translation>请解压后导入其中的文件。</translation>
    </message>
    <message>
        <source>{file} is not UTF-8 text.</source>
        <translation>{file} 不是 UTF-8 文本。</translation>
    </message>
    <message>
        <source>Save it as UTF-8, and import it again.</source>
        <translation>请另存为 UTF-8，再导入。</translation>
    </message>
    <message>
        <source>There is no column {column}; there are: {found}.</source>
        <translation>没有列 {column}；现有的列：{found}。</translation>
    </message>
    <message>
        <source>Choose one of these.</source>
        <translation>请从中选一列。</translation>
    </message>
    <message>
        <source>{file} is not CSV: {detail}.</source>
        <translation>{file} 不是 CSV：{detail}。</translation>
    </message>
    <message>
        <source>A key of a WeChat pack has 16, 24 or 32 characters, {file} has {count}.</source>
        <translation>微信码包的密钥为 16、24 或 32 个字符，{file} 有 {count} 个。</translation>
    </message>
    <message>
        <source>The key does not open {file}. Nothing was imported.</source>
        <translation>密钥打不开 {file}，未导入任何码。</translation>
    </message>
    <message>
        <source>Get the key of this application.</source>
        <translation>请取得该申请单的密钥。</translation>
    </message>
    <message>
        <source>{file} is not a WeChat code pack (base64).</source>
        <translation>{file} 不是微信码包（base64）。</translation>
    </message>
    <message>
        <source>Take the downloaded pack as it is.</source>
        <translation>请直接使用下载的原始码包。</translation>
    </message>
    <message>
        <source>Nothing is asked about case {case} any more.</source>
        <translation>已不再询问第 {case} 箱。</translation>
    </message>
    <message>
        <source>{code} is the label of the case.</source>
        <translation>{code} 是该箱的箱码。</translation>
    </message>
    <message>
        <source>Scan one {unit} out of it.</source>
        <translation>请从箱中取一{unit}扫描。</translation>
    </message>
    <message>
        <source>{code} is no code of a {unit}: {why}.</source>
        <translation>{code} 不是{unit}的码：{why}。</translation>
    </message>
    <message>
        <source>Scan the code of the {unit}.</source>
        <translation>请扫描{unit}上的码。</translation>
    </message>
    <message>
        <source>{code} is not in case {case}: {state}.</source>
        <translation>{code} 不在第 {case} 箱：{state}。</translation>
    </message>
    <message>
        <source>Scan another one out of it, or confirm.</source>
        <translation>从该箱另取一个扫描，或确认。</translation>
    </message>
    <message>
        <source>Line held for the audit.</source>
        <translation>产线已暂停：等待抽检。</translation>
    </message>
    <message>
        <source>The label is not awaited: void, of another order, or not printed here.</source>
        <translation>该标签不是等待的标签：已作废、属于其他订单或不是在此打印的。</translation>
    </message>
    <message>
        <source>Open Balance and scan one {unit} of the case.</source>
        <translation>打开“平衡”页，扫描该箱中的一个{unit}。</translation>
    </message>
    <message>
        <source>Report cases and pallets only.</source>
        <translation>只上报箱和托盘。</translation>
    </message>
    <message>
        <source>There is no order {order}.</source>
        <translation>没有订单 {order}。</translation>
    </message>
    <message>
        <source>Check its name; upper and lower case differ.</source>
        <translation>请检查名称；区分大小写。</translation>
    </message>
    <message>
        <source>{shift} names no shift.</source>
        <translation>{shift} 不是班次名称。</translation>
    </message>
    <message>
        <source>Write current, previous, or 2026-11-29/2.</source>
        <translation>请写 current、previous 或 2026-11-29/2。</translation>
    </message>
    <message>
        <source>No font with Chinese characters is installed.</source>
        <translation>未安装含中文字符的字体。</translation>
    </message>
    <message>
        <source>Install fonts-noto-cjk, or name --font.</source>
        <translation>请安装 fonts-noto-cjk，或用 --font 指定。</translation>
    </message>
    <message>
        <source>{path} ends in no format.</source>
        <translation>{path} 的扩展名不是可用格式。</translation>
    </message>
    <message>
        <source>End it in .pdf, .csv, .xlsx or .json.</source>
        <translation>请用 .pdf、.csv、.xlsx 或 .json 结尾。</translation>
    </message>
    <message>
        <source>The report could not be made.</source>
        <translation>报告未能生成。</translation>
    </message>
    <message>
        <source>Try again; its log says why.</source>
        <translation>请重试；日志中有原因。</translation>
    </message>
    <message>
        <source>{cases:1 case|{cases} cases} passed with the station off (I/O block&apos;s counter): ejected.</source>
        <translation>本站未运行时通过了 {cases} 箱（按 I/O 模块的计数器）：已剔除。</translation>
    </message>
    <message>
        <source>None was read or released. Nothing to do.</source>
        <translation>均未读码、未放行，无需处理。</translation>
    </message>
    <message>
        <source>{cases:1 case|{cases} cases} passed with the I/O block away (its own counter): ejected.</source>
        <translation>I/O 模块失联时通过了 {cases} 箱（按其自身计数器）：已剔除。</translation>
    </message>
    <message>
        <source>Check its plug, and port in the config.</source>
        <translation>检查插头，以及配置中的 port。</translation>
    </message>
    <message>
        <source>Another program uses the PLC&apos;s port {port}.</source>
        <translation>另一个程序正在使用 PLC 的端口 {port}。</translation>
    </message>
    <message>
        <source>The PLC&apos;s port {port} may not be opened.</source>
        <translation>没有权限打开 PLC 的端口 {port}。</translation>
    </message>
    <message>
        <source>No unit {unit} answers on the bus at {baud} baud, parity {parity}.</source>
        <translation>总线上没有站号 {unit} 应答（{baud} 波特，校验 {parity}）。</translation>
    </message>
    <message>
        <source>Check unit, baud, parity, stop_bits; then A and B of the cable.</source>
        <translation>检查 unit、baud、parity、stop_bits，再检查电缆的 A、B 线。</translation>
    </message>
    <message>
        <source>Check that the PLC program runs, then its cable.</source>
        <translation>检查 PLC 程序是否在运行，再检查电缆。</translation>
    </message>
    <message>
        <source>The words of the PLC block are swapped in pairs: word {at} holds the probe.</source>
        <translation>PLC 块的字成对颠倒：探针在第 {at} 字。</translation>
    </message>
    <message>
        <source>Switch the 32-bit word swap off, in the PLC or its gateway.</source>
        <translation>在 PLC 或其网关中关闭 32 位字交换。</translation>
    </message>
    <message>
        <source>The I/O block has no inputs {first} to {last} (Modbus code {code}).</source>
        <translation>I/O 模块没有输入 {first} 到 {last}（Modbus 代码 {code}）。</translation>
    </message>
    <message>
        <source>Correct [plc.inputs], from 0, and unit.</source>
        <translation>请更正 [plc.inputs]（从 0 起）和 unit。</translation>
    </message>
    <message>
        <source>The I/O block has no coils {first} to {last} (Modbus code {code}).</source>
        <translation>I/O 模块没有线圈 {first} 到 {last}（Modbus 代码 {code}）。</translation>
    </message>
    <message>
        <source>Correct [plc.outputs], from 0, and unit.</source>
        <translation>请更正 [plc.outputs]（从 0 起）和 unit。</translation>
    </message>
    <message>
        <source>The I/O block&apos;s case counter cannot be read ({kind} register {register}).</source>
        <translation>无法读取 I/O 模块的箱计数器（{kind} 寄存器 {register}）。</translation>
    </message>
    <message>
        <source>Correct the register, or take [plc.counter] out of the config.</source>
        <translation>请更正寄存器，或从配置中去掉 [plc.counter]。</translation>
    </message>
    <message>
        <source>The I/O block does not keep the station&apos;s mark (holding register {register}).</source>
        <translation>I/O 模块不保存本站的标记（holding 寄存器 {register}）。</translation>
    </message>
    <message>
        <source>Correct mark in [plc.counter], or take it out of the config.</source>
        <translation>请更正 [plc.counter] 中的 mark，或从配置中去掉它。</translation>
    </message>
    <message>
        <source>Check its cable; Devices says more. It reconnects.</source>
        <translation>检查其电缆；详情见“设备”页。会自动重连。</translation>
    </message>
    <message>
        <source>{device}: the daily check with the test card is due.</source>
        <translation>{device}：该用测试卡做每日检查。</translation>
    </message>
    <message>
        <source>Hold the line, then press Daily check on Doctor.</source>
        <translation>请暂停产线，在“设备诊断”页按“每日检查”。</translation>
    </message>
    <message>
        <source>{device} did not send the test card as printed.</source>
        <translation>{device} 发出的与测试卡印刷内容不一致。</translation>
    </message>
    <message>
        <source>Look at Doctor, mend it, then press Daily check there.</source>
        <translation>请看“设备诊断”页，排除原因后在那里按“每日检查”。</translation>
    </message>
    <message>
        <source>The pool {pool} cannot be asked: {cause}. Every {unit} is rejected.</source>
        <translation>码池 {pool} 无法查询：{cause}。所有{unit}都会被剔除。</translation>
    </message>
    <message>
        <source>Import the pool, or check the disk: see Pools.</source>
        <translation>导入该码池，或检查磁盘：见“码池”。</translation>
    </message>
    <message>
        <source>The pool {pool} has no code for the next label: {cause}.</source>
        <translation>码池 {pool} 没有下一张标签的码：{cause}。</translation>
    </message>
    <message>
        <source>The used codes of the pool {pool} are not known yet. Line held.</source>
        <translation>尚不知道码池 {pool} 中哪些码已使用。产线已暂停。</translation>
    </message>
    <message>
        <source>Enter the number of its next code: Next code.</source>
        <translation>输入下一个码的编号：下一个码。</translation>
    </message>
    <message>
        <source>Import more, or order them.</source>
        <translation>请导入新码，或申请新码。</translation>
    </message>
    <message>
        <source>Upstream {destination} has {through:1 record|{through} records}, this station {found}. Line held.</source>
        <translation>上位系统 {destination} 有本日志 {through} 条记录，本站只有 {found} 条。产线已暂停。</translation>
    </message>
    <message>
        <source>The line is not recorded: {detail}. Production goes on.</source>
        <translation>生产线记录已停止：{detail}。生产继续。</translation>
    </message>
    <message>
        <source>Call IT: disk and rights. It begins again by itself.</source>
        <translation>请通知 IT：磁盘和权限。会自动重新开始记录。</translation>
    </message>
    <message>
        <source>The printer {device} does not answer ({cause}).</source>
        <translation>打印机 {device} 没有应答（{cause}）。</translation>
    </message>
    <message>
        <source>The head of printer {device} is open.</source>
        <translation>打印机 {device} 的打印头已打开。</translation>
    </message>
    <message>
        <source>Close it.</source>
        <translation>请合上。</translation>
    </message>
    <message>
        <source>The printer {device} is jammed.</source>
        <translation>打印机 {device} 卡纸。</translation>
    </message>
    <message>
        <source>Take the stuck label out.</source>
        <translation>请取出卡住的标签。</translation>
    </message>
    <message>
        <source>The printer {device} has no labels.</source>
        <translation>打印机 {device} 没有标签纸。</translation>
    </message>
    <message>
        <source>Put in a new roll.</source>
        <translation>请装入新的标签卷。</translation>
    </message>
    <message>
        <source>The printer {device} has no ribbon.</source>
        <translation>打印机 {device} 没有碳带。</translation>
    </message>
    <message>
        <source>Put in a new ribbon.</source>
        <translation>请装入新的碳带。</translation>
    </message>
    <message>
        <source>The memory of printer {device} is full.</source>
        <translation>打印机 {device} 的内存已满。</translation>
    </message>
    <message>
        <source>The printer {device} is paused.</source>
        <translation>打印机 {device} 已暂停。</translation>
    </message>
    <message>
        <source>Switch the pause off at the printer.</source>
        <translation>请在打印机上解除暂停。</translation>
    </message>
    <message>
        <source>A label waits in printer {device}.</source>
        <translation>打印机 {device} 中有标签待取。</translation>
    </message>
    <message>
        <source>Take it off.</source>
        <translation>请取走。</translation>
    </message>
    <message>
        <source>The printer {device} has an error.</source>
        <translation>打印机 {device} 出错。</translation>
    </message>
    <message>
        <source>Look at its display.</source>
        <translation>请查看其显示屏。</translation>
    </message>
    <message>
        <source>The label {code} of the {name} was not printed: {cause}.</source>
        <translation>{name}的标签 {code} 没有打印：{cause}。</translation>
    </message>
    <message>
        <source>Look at the printer.</source>
        <translation>请查看打印机。</translation>
    </message>
    <message>
        <source>Nobody knows whether the label {code} of the {name} came out.</source>
        <translation>无法确定{name}的标签 {code} 是否已打出。</translation>
    </message>
    <message>
        <source>Look for it at the printer.</source>
        <translation>请到打印机处查找。</translation>
    </message>
    <message>
        <source>Audit: {code} was in case {case}, the journal has it elsewhere.</source>
        <translation>抽检：{code} 从第 {case} 箱中取出，日志中却在别处。</translation>
    </message>
    <message>
        <source>Keep the case apart: open all of it, pack it anew. Check its neighbours.</source>
        <translation>将该箱隔离：全部拆开重新装箱，并检查前后各箱。</translation>
    </message>
    <message>
        <source>Open Balance: see when, and why.</source>
        <translation>打开“平衡”页，查看时间和原因。</translation>
    </message>
    <message>
        <source>The last product was {before}: the line is not cleared for {product}.</source>
        <translation>上一产品为 {before}：产线尚未为 {product} 清线。</translation>
    </message>
    <message>
        <source>Clear the line: tick every item on Orders.</source>
        <translation>请清线：在“订单”页逐项勾选。</translation>
    </message>
    <message>
        <source>{n:1 item is|{n} items are} not ticked: {item}.</source>
        <translation>还有 {n} 项未勾选：{item}。</translation>
    </message>
    <message>
        <source>Look at each item, then tick it.</source>
        <translation>逐项检查后勾选。</translation>
    </message>
    <message>
        <source>This station asks for no line clearance.</source>
        <translation>本站不要求清线确认。</translation>
    </message>
    <message>
        <source>No first case waits to be confirmed.</source>
        <translation>没有等待确认的首箱。</translation>
    </message>
    <message>
        <source>A first case that is not right needs a reason.</source>
        <translation>首箱不合格必须说明原因。</translation>
    </message>
    <message>
        <source>Say what is wrong with it.</source>
        <translation>请说明问题。</translation>
    </message>
    <message>
        <source>Order {order} is planned: {product}.</source>
        <translation>订单 {order} 已计划：{product}。</translation>
    </message>
    <message>
        <source>Order {order} is not planned any more.</source>
        <translation>订单 {order} 已不在计划中。</translation>
    </message>
    <message>
        <source>No order {order} is planned.</source>
        <translation>计划中没有订单 {order}。</translation>
    </message>
    <message>
        <source>See the planned orders.</source>
        <translation>请查看计划订单。</translation>
    </message>
    <message>
        <source>Order {order} was started before.</source>
        <translation>订单 {order} 以前已开始过。</translation>
    </message>
    <message>
        <source>Check the number of the order.</source>
        <translation>请核对订单号。</translation>
    </message>
    <message>
        <source>There is no recipe for {product}. {n:1 product is|{n} products are} known: {known}.</source>
        <translation>没有 {product} 的配方。已知 {n} 个产品：{known}。</translation>
    </message>
    <message>
        <source>Check the name of the product, or import its recipe.</source>
        <translation>请核对产品名称，或导入其配方。</translation>
    </message>
    <message>
        <source>Recipe {version} of {product} does not exist any more. There are: {versions}.</source>
        <translation>{product} 的配方版本 {version} 已不存在。现有：{versions}。</translation>
    </message>
    <message>
        <source>Plan the order with another.</source>
        <translation>请用其他版本计划该订单。</translation>
    </message>
    <message>
        <source>The sheet&apos;s code has an unknown part: {part}.</source>
        <translation>订单条码中有未知部分：{part}。</translation>
    </message>
    <message>
        <source>Its parts are: {keys}.</source>
        <translation>可用部分：{keys}。</translation>
    </message>
    <message>
        <source>The sheet&apos;s code has {part} twice.</source>
        <translation>订单条码中 {part} 出现两次。</translation>
    </message>
    <message>
        <source>Print the sheet anew.</source>
        <translation>请重新打印订单。</translation>
    </message>
    <message>
        <source>The order has no {field}.</source>
        <translation>订单缺少 {field}。</translation>
    </message>
    <message>
        <source>Add it.</source>
        <translation>请补充。</translation>
    </message>
    <message>
        <source>The {field} is too long, or has hidden characters.</source>
        <translation>{field} 过长，或含有不可见字符。</translation>
    </message>
    <message>
        <source>At most {most} visible ones.</source>
        <translation>最多 {most} 个可见字符。</translation>
    </message>
    <message>
        <source>{field} is no number: {found}.</source>
        <translation>{field} 不是数字：{found}。</translation>
    </message>
    <message>
        <source>A whole number from 0 to {most}.</source>
        <translation>应为 0 到 {most} 的整数。</translation>
    </message>
    <message>
        <source>Order {order} is in line {other} already.</source>
        <translation>订单 {order} 已在第 {other} 行出现。</translation>
    </message>
    <message>
        <source>Each order is there once.</source>
        <translation>每个订单只能出现一次。</translation>
    </message>
    <message>
        <source>Check commas and quotes.</source>
        <translation>请检查逗号和引号。</translation>
    </message>
    <message>
        <source>The order has an unknown {name}.</source>
        <translation>订单中有未知项 {name}。</translation>
    </message>
    <message>
        <source>Known are: {names}.</source>
        <translation>已知项：{names}。</translation>
    </message>
    <message>
        <source>{path}: column {name} is unknown.</source>
        <translation>{path}：未知列 {name}。</translation>
    </message>
    <message>
        <source>{path}: column {name} must be there once.</source>
        <translation>{path}：列 {name} 必须且只能出现一次。</translation>
    </message>
    <message>
        <source>{path} has more than {most} bytes.</source>
        <translation>{path} 超过 {most} 字节。</translation>
    </message>
    <message>
        <source>Import it in parts.</source>
        <translation>请分批导入。</translation>
    </message>
    <message>
        <source>{path} has more than {most} orders.</source>
        <translation>{path} 超过 {most} 个订单。</translation>
    </message>
    <message>
        <source>{path}: line {line} is not UTF-8.</source>
        <translation>{path}：第 {line} 行不是 UTF-8。</translation>
    </message>
    <message>
        <source>Save it as CSV UTF-8.</source>
        <translation>请另存为 CSV UTF-8。</translation>
    </message>
    <message>
        <source>{path}: line {line} cannot be read: {detail}.</source>
        <translation>{path}：第 {line} 行无法读取：{detail}。</translation>
    </message>
    <message>
        <source>Mend the file.</source>
        <translation>请修正文件。</translation>
    </message>
    <message>
        <source>{n:1 fault|{n} faults}: no order was planned.</source>
        <translation>有 {n} 处错误：未计划任何订单。</translation>
    </message>
    <message>
        <source>Mend the file, then import it again.</source>
        <translation>请修正文件后重新导入。</translation>
    </message>
    <message>
        <source>More than {most} orders are planned.</source>
        <translation>计划订单超过 {most} 个。</translation>
    </message>
    <message>
        <source>Drop some first.</source>
        <translation>请先删除一些。</translation>
    </message>
    <message>
        <source>The file of planned orders cannot be used: {path}: {detail}.</source>
        <translation>计划订单文件无法使用：{path}：{detail}。</translation>
    </message>
    <message>
        <source>Mend it, or remove it.</source>
        <translation>请修复或删除该文件。</translation>
    </message>
    <message>
        <source>Nobody is signed in at this screen.</source>
        <translation>此屏幕上无人登录。</translation>
    </message>
    <message>
        <source>Sign in: name and PIN, or badge.</source>
        <translation>请登录：姓名和 PIN 码，或刷工牌。</translation>
    </message>
    <message>
        <source>{name} may not do this: it needs the role {role}.</source>
        <translation>{name} 无权执行此操作：需要“{role}”角色。</translation>
    </message>
    <message>
        <source>Ask a person with that role.</source>
        <translation>请具有该角色的人员操作。</translation>
    </message>
    <message>
        <source>The PIN is wrong.</source>
        <translation>PIN 码错误。</translation>
    </message>
    <message>
        <source>Try again: {left:1 try is|{left} tries are} left.</source>
        <translation>请重试：还可尝试 {left} 次。</translation>
    </message>
    <message>
        <source>This badge belongs to no user here.</source>
        <translation>此工牌不属于本站任何用户。</translation>
    </message>
    <message>
        <source>Sign in with name and PIN.</source>
        <translation>请用姓名和 PIN 码登录。</translation>
    </message>
    <message>
        <source>Too many wrong PINs.</source>
        <translation>PIN 码错误次数过多。</translation>
    </message>
    <message>
        <source>Try again in {seconds:1 second|{seconds} seconds}.</source>
        <translation>请在 {seconds} 秒后重试。</translation>
    </message>
    <message>
        <source>There is no user {name}.</source>
        <translation>没有用户 {name}。</translation>
    </message>
    <message>
        <source>See the list of users.</source>
        <translation>请查看用户列表。</translation>
    </message>
    <message>
        <source>User {name} exists.</source>
        <translation>用户 {name} 已存在。</translation>
    </message>
    <message>
        <source>A user&apos;s name has 1 to 40 visible characters.</source>
        <translation>用户名为 1 到 40 个可见字符。</translation>
    </message>
    <message>
        <source>The name {name} is taken by the station itself.</source>
        <translation>名称 {name} 由本站自身使用。</translation>
    </message>
    <message>
        <source>A PIN has 4 to 12 digits, not all the same.</source>
        <translation>PIN 码为 4 到 12 位数字，不能全部相同。</translation>
    </message>
    <message>
        <source>Choose another PIN.</source>
        <translation>请换一个 PIN 码。</translation>
    </message>
    <message>
        <source>A badge has 6 to 200 characters.</source>
        <translation>工牌码为 6 到 200 个字符。</translation>
    </message>
    <message>
        <source>Use another badge.</source>
        <translation>请使用另一张工牌。</translation>
    </message>
    <message>
        <source>This badge belongs to another user.</source>
        <translation>此工牌属于另一用户。</translation>
    </message>
    <message>
        <source>There are {n} users, and no room for more.</source>
        <translation>已有 {n} 个用户，不能再增加。</translation>
    </message>
    <message>
        <source>Remove one first.</source>
        <translation>请先删除一个。</translation>
    </message>
    <message>
        <source>{name} is the last supervisor.</source>
        <translation>{name} 是最后一名班长。</translation>
    </message>
    <message>
        <source>Make another supervisor first.</source>
        <translation>请先添加另一名班长。</translation>
    </message>
    <message>
        <source>The first user must be a supervisor.</source>
        <translation>第一个用户必须是班长。</translation>
    </message>
    <message>
        <source>Create the first supervisor.</source>
        <translation>请创建第一名班长。</translation>
    </message>
    <message>
        <source>The file of users cannot be used: {path}: {detail}.</source>
        <translation>用户文件无法使用：{path}：{detail}。</translation>
    </message>
    <message>
        <source>Too many screens are signed in.</source>
        <translation>登录的屏幕过多。</translation>
    </message>
    <message>
        <source>Sign out at another screen.</source>
        <translation>请在另一屏幕上退出登录。</translation>
    </message>
    <message>
        <source>Loading for {to} begins.</source>
        <translation>开始为 {to} 装货。</translation>
    </message>
    <message>
        <source>Scan cases and pallets.</source>
        <translation>请扫描箱和托盘。</translation>
    </message>
    <message>
        <source>Loading note {document} for {to} begins.</source>
        <translation>开始按发货单 {document} 为 {to} 装货。</translation>
    </message>
    <message>
        <source>{code} is on the list: {n} for {to}.</source>
        <translation>{code} 已加入清单：发往 {to} 共 {n} 个包装。</translation>
    </message>
    <message>
        <source>{code} is on the list, unproven: nobody knows who packed it.</source>
        <translation>{code} 已加入清单，但未校验：没有它的包装记录。</translation>
    </message>
    <message>
        <source>{code} is off the list: {n} left.</source>
        <translation>{code} 已从清单移除：还剩 {n} 个包装。</translation>
    </message>
    <message>
        <source>The delivery for {to} is cancelled: nothing of it left.</source>
        <translation>发往 {to} 的发货已取消：没有货物发出。</translation>
    </message>
    <message>
        <source>{code} is here again: {n} returned.</source>
        <translation>{code} 已退回：共退回 {n} 个包装。</translation>
    </message>
    <message>
        <source>This station is a dock: it ships, and packs nothing.</source>
        <translation>本站是发货口：只发货，不包装。</translation>
    </message>
    <message>
        <source>No delivery is open.</source>
        <translation>没有打开的发货。</translation>
    </message>
    <message>
        <source>Scan the delivery note or the distributor first.</source>
        <translation>请先扫描发货单或经销商码。</translation>
    </message>
    <message>
        <source>A delivery for {to} is open: {n} loaded.</source>
        <translation>发往 {to} 的发货尚未确认：已装 {n} 个包装。</translation>
    </message>
    <message>
        <source>Confirm or cancel it first.</source>
        <translation>请先确认或取消。</translation>
    </message>
    <message>
        <source>{code} is no distributor of the list.</source>
        <translation>经销商名单中没有 {code}。</translation>
    </message>
    <message>
        <source>Ask the office to add it to the list.</source>
        <translation>请办公室把它加入名单。</translation>
    </message>
    <message>
        <source>Ask the office.</source>
        <translation>请询问办公室。</translation>
    </message>
    <message>
        <source>Note {document} was shipped already, by {station}.</source>
        <translation>发货单 {document} 已由 {station} 发出。</translation>
    </message>
    <message>
        <source>Nothing is loaded for {to}.</source>
        <translation>发往 {to} 的清单为空。</translation>
    </message>
    <message>
        <source>Scan cases and pallets, or cancel.</source>
        <translation>请扫描箱和托盘，或取消。</translation>
    </message>
    <message>
        <source>A delivery has at most {limit} containers.</source>
        <translation>一次发货最多 {limit} 个包装。</translation>
    </message>
    <message>
        <source>Confirm it, and open another one.</source>
        <translation>请先确认，再新开一次。</translation>
    </message>
    <message>
        <source>{code} is not on the list.</source>
        <translation>{code} 不在清单上。</translation>
    </message>
    <message>
        <source>{code} is on the list already.</source>
        <translation>{code} 已在清单上。</translation>
    </message>
    <message>
        <source>{code} is not known: it was never released, or not told yet.</source>
        <translation>未知的码 {code}：从未放行，或尚未收到记录。</translation>
    </message>
    <message>
        <source>{code} is not known here: units are known upstream, which does not answer.</source>
        <translation>本站不认识 {code}：单品只有上位系统知道，而上位系统没有应答。</translation>
    </message>
    <message>
        <source>If it is a unit, scan the label of its case; else put it aside.</source>
        <translation>若是单品，请扫其箱上的标签；否则放到一边。</translation>
    </message>
    <message>
        <source>{code} is a unit in {name} {container}.</source>
        <translation>{code} 是 {name} {container} 中的单品。</translation>
    </message>
    <message>
        <source>The {name} {code} is not closed yet.</source>
        <translation>{name} {code} 尚未封闭。</translation>
    </message>
    <message>
        <source>Close it first.</source>
        <translation>请先封闭。</translation>
    </message>
    <message>
        <source>The {name} {code} has not left the line yet.</source>
        <translation>{name} {code} 尚未下线。</translation>
    </message>
    <message>
        <source>Wait until it has, and scan it again.</source>
        <translation>请等它下线后再扫描。</translation>
    </message>
    <message>
        <source>The {name} {code} is in quarantine.</source>
        <translation>{name} {code} 处于隔离状态。</translation>
    </message>
    <message>
        <source>Put it into quarantine; do not ship it.</source>
        <translation>请放入隔离区，不要发货。</translation>
    </message>
    <message>
        <source>The {name} {code} was rejected.</source>
        <translation>{name} {code} 已被剔除。</translation>
    </message>
    <message>
        <source>The {name} {code} was taken apart: its label is void.</source>
        <translation>{name} {code} 已拆解：标签作废。</translation>
    </message>
    <message>
        <source>{code} is decommissioned.</source>
        <translation>{code} 已注销。</translation>
    </message>
    <message>
        <source>{code} is in the {name} {container}.</source>
        <translation>{code} 在{name} {container} 中。</translation>
    </message>
    <message>
        <source>Scan {container}; or take {code} out of it first.</source>
        <translation>请扫描 {container}；或先把 {code} 取出。</translation>
    </message>
    <message>
        <source>{code} was shipped to {to} on {date}.</source>
        <translation>{code} 已于 {date} 发往 {to}。</translation>
    </message>
    <message>
        <source>Return it first, or put it aside.</source>
        <translation>请先办理退回，或放到一边。</translation>
    </message>
    <message>
        <source>{code} is {found}; note {document} asks for {expected}.</source>
        <translation>{code} 是 {found}；发货单 {document} 要的是 {expected}。</translation>
    </message>
    <message>
        <source>{code} is of lot {found}; note {document} asks for {expected}.</source>
        <translation>{code} 的批号是 {found}；发货单 {document} 要的是 {expected}。</translation>
    </message>
    <message>
        <source>{product}: {loaded} loaded, note {document} asks for {expected}.</source>
        <translation>{product}：已装 {loaded}，发货单 {document} 要求 {expected}。</translation>
    </message>
    <message>
        <source>Load the rest, or confirm with a reason.</source>
        <translation>请装齐，或注明原因后确认。</translation>
    </message>
    <message>
        <source>{code} was not shipped: there is nothing to return.</source>
        <translation>{code} 未曾发货：无需退回。</translation>
    </message>
    <message>
        <source>There is no delivery {delivery} here.</source>
        <translation>本站没有发货 {delivery}。</translation>
    </message>
    <message>
        <source>Look at the list of deliveries.</source>
        <translation>请查看发货列表。</translation>
    </message>
    <message>
        <source>{found:1 column|{found} columns}, {expected} were expected.</source>
        <translation>有 {found} 列，应为 {expected} 列。</translation>
    </message>
    <message>
        <source>Confirmed: {n:1 container|{n} containers} left for {to}.</source>
        <translation>已确认：{n} 个包装已发往 {to}。</translation>
    </message>
    <message>
        <source>Delivery {delivery} is cancelled: {n:1 container is|{n} containers are} here again.</source>
        <translation>发货 {delivery} 已取消：{n} 个包装已退回。</translation>
    </message>
    <message>
        <source>Note {document} was confirmed already, with {n:1 container|{n} containers}.</source>
        <translation>发货单 {document} 已确认过，共 {n} 个包装。</translation>
    </message>
    <message>
        <source>Delivery {delivery} is cancelled already.</source>
        <translation>发货 {delivery} 已取消过。</translation>
    </message>
    <message>
        <source>The file cannot be read: {detail}.</source>
        <translation>无法读取文件：{detail}。</translation>
    </message>
    <message>
        <source>Line {line}: {detail}.</source>
        <translation>第 {line} 行：{detail}。</translation>
    </message>
    <message>
        <source>Nothing of the file was taken.</source>
        <translation>文件内容未被采用。</translation>
    </message>
    <message>
        <source>The lists of shipping cannot be read: {detail}.</source>
        <translation>无法读取发货名单：{detail}。</translation>
    </message>
    <message>
        <source>Import them again.</source>
        <translation>请重新导入。</translation>
    </message>
    <message>
        <source>What other stations released cannot be read: {detail}.</source>
        <translation>无法读取其他工位的放行记录：{detail}。</translation>
    </message>
    <message>
        <source>Check the path and its rights.</source>
        <translation>检查路径和权限。</translation>
    </message>
    <message>
        <source>Close it with that code.</source>
        <translation>请用该标签码关闭。</translation>
    </message>
    <message>
        <source>{at} cannot be {found}.</source>
        <translation>{at} 不能是 {found}。</translation>
    </message>
    <message>
        <source>Correct it.</source>
        <translation>请改正。</translation>
    </message>
    <message>
        <source>{at} has a blank or a character that cannot be seen.</source>
        <translation>{at} 含有空格或不可见字符。</translation>
    </message>
    <message>
        <source>Take it out.</source>
        <translation>请去掉。</translation>
    </message>
    <message>
        <source>A GTIN has 8, 12, 13 or 14 digits.</source>
        <translation>GTIN 为 8、12、13 或 14 位数字。</translation>
    </message>
    <message>
        <source>The check digit of this GTIN is wrong: it must be {right}.</source>
        <translation>此 GTIN 的校验位错误：应为 {right}。</translation>
    </message>
    <message>
        <source>{at} has {item} twice.</source>
        <translation>{at} 中 {item} 出现两次。</translation>
    </message>
    <message>
        <source>Take one out.</source>
        <translation>请去掉一个。</translation>
    </message>
    <message>
        <source>{at} is not a regular expression of RE2: {detail}.</source>
        <translation>{at} 不是 RE2 正则表达式：{detail}。</translation>
    </message>
    <message>
        <source>{at} is too long.</source>
        <translation>{at} 太长。</translation>
    </message>
    <message>
        <source>A pattern has at most {most} characters.</source>
        <translation>规则最多 {most} 个字符。</translation>
    </message>
    <message>
        <source>{at} is too large.</source>
        <translation>{at} 太大。</translation>
    </message>
    <message>
        <source>Give its repeats smaller bounds, 1 to 20 instead of 1 to 900.</source>
        <translation>请把重复次数的上限改小，如 1 至 20，而非 1 至 900。</translation>
    </message>
    <message>
        <source>left + width and top + height of an area are at most {most}.</source>
        <translation>区域的左 + 宽、上 + 高均不超过 {most}。</translation>
    </message>
    <message>
        <source>Write [left, top, width, height] in thousandths of the picture.</source>
        <translation>请按左、上、宽、高写成列表，以图像的千分之一计。</translation>
    </message>
    <message>
        <source>{at} is used with code = &quot;{kind}&quot; only.</source>
        <translation>{at} 只用于 code = &quot;{kind}&quot;。</translation>
    </message>
    <message>
        <source>Without {keys} every code would be accepted as one of ours.</source>
        <translation>没有 {keys}，任何码都会被当作本厂的码。</translation>
    </message>
    <message>
        <source>Add one of them.</source>
        <translation>请加上其中之一。</translation>
    </message>
    <message>
        <source>lot_checked needs lot.</source>
        <translation>lot_checked 需要 lot。</translation>
    </message>
    <message>
        <source>Add the lot.</source>
        <translation>请填写批号。</translation>
    </message>
    <message>
        <source>A GS1 serial is left open: a lost separator makes it another unit.</source>
        <translation>GS1 序列号未限定：丢失分隔符会使它成为另一个单品。</translation>
    </message>
    <message>
        <source>Give serial_length or required_ais.</source>
        <translation>请设 serial_length 或 required_ais。</translation>
    </message>
    <message>
        <source>The name {found} is taken by another level.</source>
        <translation>名称 {found} 已被另一层级占用。</translation>
    </message>
    <message>
        <source>Choose another name.</source>
        <translation>请换一个名称。</translation>
    </message>
    <message>
        <source>Level {name} has no code, so the level above cannot hold it.</source>
        <translation>层级 {name} 没有码，上一层级无法装它。</translation>
    </message>
    <message>
        <source>Use code = &quot;assigned&quot; or &quot;read&quot;.</source>
        <translation>请用 code = &quot;assigned&quot; 或 &quot;read&quot;。</translation>
    </message>
    <message>
        <source>The assigned code of level {name} needs a range.</source>
        <translation>层级 {name} 由本站编号，需要号段。</translation>
    </message>
    <message>
        <source>Set prefix in [case_code].</source>
        <translation>请在 [case_code] 中设 prefix。</translation>
    </message>
    <message>
        <source>rows × columns is {cells}, units_per_case is {units}.</source>
        <translation>rows × columns 为 {cells}，units_per_case 为 {units}。</translation>
    </message>
    <message>
        <source>Make them the same.</source>
        <translation>请使两者相等。</translation>
    </message>
    <message>
        <source>rows × columns under {cameras} cameras is {cells}, units_per_case is {units}.</source>
        <translation>{cameras} 台相机下 rows × columns 共 {cells}，units_per_case 为 {units}。</translation>
    </message>
    <message>
        <source>Make them the same, or add a [[view]] for what each camera sees.</source>
        <translation>请使两者相等，或为每台相机所见增加 [[view]]。</translation>
    </message>
    <message>
        <source>{at} is given in each view.</source>
        <translation>{at} 已在各视图中给出。</translation>
    </message>
    <message>
        <source>Take it out here.</source>
        <translation>请在此处去掉。</translation>
    </message>
    <message>
        <source>{at} is for pictures, and for a reader of the whole case.</source>
        <translation>{at} 只用于图像，或读取整箱的读码器。</translation>
    </message>
    <message>
        <source>Views are of the picture shape only.</source>
        <translation>视图只用于图像形式。</translation>
    </message>
    <message>
        <source>Take them out.</source>
        <translation>请去掉。</translation>
    </message>
    <message>
        <source>There is no camera {found}.</source>
        <translation>没有相机 {found}。</translation>
    </message>
    <message>
        <source>Name a camera of this line.</source>
        <translation>请写本线的一台相机。</translation>
    </message>
    <message>
        <source>The station fires {camera} once a case: it sees layer 1 only.</source>
        <translation>本站每箱只触发 {camera} 一次：它只能看到第 1 层。</translation>
    </message>
    <message>
        <source>Use a camera with trigger = &quot;counted&quot;.</source>
        <translation>请用 trigger = &quot;counted&quot; 的相机。</translation>
    </message>
    <message>
        <source>View {view} overlaps view {other}: a unit would be read twice.</source>
        <translation>视图 {view} 与视图 {other} 重叠：同一单品会被读两次。</translation>
    </message>
    <message>
        <source>Correct an area.</source>
        <translation>请改正区域。</translation>
    </message>
    <message>
        <source>No view shows layer {layer}.</source>
        <translation>没有视图显示第 {layer} 层。</translation>
    </message>
    <message>
        <source>Number the layers from 1, without a gap.</source>
        <translation>层号须从 1 起连续。</translation>
    </message>
    <message>
        <source>No view names camera {camera}.</source>
        <translation>没有视图使用相机 {camera}。</translation>
    </message>
    <message>
        <source>Add a view, or take the camera out.</source>
        <translation>请增加视图，或去掉此相机。</translation>
    </message>
    <message>
        <source>aim_id is used with codes that a reader reads.</source>
        <translation>aim_id 只用于读码器读取的码。</translation>
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
        <source>Registers {first} to {last} do not hold a station block.</source>
        <translation>寄存器 {first} 至 {last} 中的内容不是本站数据块。</translation>
    </message>
    <message>
        <source>Check station_base: the station would write there.</source>
        <translation>检查 station_base：本站会写入该处。</translation>
    </message>
    <message>
        <source>The password file {path} cannot be used: {detail}.</source>
        <translation>密码文件 {path} 无法使用：{detail}。</translation>
    </message>
    <message>
        <source>Put the camera&apos;s password into it, in one line.</source>
        <translation>将相机密码写入该文件，占一行。</translation>
    </message>
    <message>
        <source>Remove them if they are not needed.</source>
        <translation>如不需要，请移走。</translation>
    </message>
    <message>
        <source>at_start = &quot;leave&quot; keeps them.</source>
        <translation>at_start = &quot;leave&quot; 可保留它们。</translation>
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
        <source>A telegram held bytes that are not UTF-8.</source>
        <translation>报文中有不是 UTF-8 的字节。</translation>
    </message>
    <message>
        <source>Set the reader to UTF-8.</source>
        <translation>请把读码器设为 UTF-8。</translation>
    </message>
    <message>
        <source>A telegram held several codes.</source>
        <translation>一条报文中有多个码。</translation>
    </message>
    <message>
        <source>Set the reader to one code, or another code_separator.</source>
        <translation>请设置读码器只发一个码，或修改 code_separator。</translation>
    </message>
    <message>
        <source>A telegram told a place in the case wrongly, or twice.</source>
        <translation>报文中的箱内位置有误或重复。</translation>
    </message>
    <message>
        <source>Compare place_separator with the reader&apos;s setting.</source>
        <translation>请核对 place_separator 与读码器的设置。</translation>
    </message>
    <message>
        <source>A telegram held a control character.</source>
        <translation>报文中有控制字符。</translation>
    </message>
    <message>
        <source>Compare line_end with the reader&apos;s own, or use STX and ETX.</source>
        <translation>请核对 line_end 与读码器的设置，或使用 STX 和 ETX。</translation>
    </message>
    <message>
        <source>The reader reports a fault.</source>
        <translation>读码器报告了故障。</translation>
    </message>
    <message>
        <source>Check the reader&apos;s own display or tool.</source>
        <translation>请查看读码器的显示屏或配置软件。</translation>
    </message>
    <message>
        <source>The reader sends bytes that are no text.</source>
        <translation>读码器发来的字节不是文本。</translation>
    </message>
    <message>
        <source>Compare baud and parity with the reader&apos;s own, or its port.</source>
        <translation>请核对波特率和校验位（或端口）与读码器的设置。</translation>
    </message>
    <message>
        <source>A telegram lacked its prefix or suffix.</source>
        <translation>有一条报文缺少前缀或后缀。</translation>
    </message>
    <message>
        <source>Compare prefix and suffix with the reader&apos;s own.</source>
        <translation>请核对前缀和后缀与读码器的设置。</translation>
    </message>
    <message>
        <source>The reader&apos;s telegrams do not end.</source>
        <translation>读码器的报文没有结束。</translation>
    </message>
    <message>
        <source>Compare line_end or framing with the reader&apos;s own setting.</source>
        <translation>请核对 line_end 或 framing 与读码器的设置。</translation>
    </message>
    <message>
        <source>The reader sent more than {waiting} telegrams at once.</source>
        <translation>读码器一次发来超过 {waiting} 条报文。</translation>
    </message>
    <message>
        <source>Check what fires it. It reconnects by itself.</source>
        <translation>检查触发它的信号。它会自动重新连接。</translation>
    </message>
    <message>
        <source>Another program uses the port {path}.</source>
        <translation>另一个程序正在使用端口 {path}。</translation>
    </message>
    <message>
        <source>End that program, or choose another port.</source>
        <translation>关闭该程序，或选择其他端口。</translation>
    </message>
    <message>
        <source>The port {path} may not be opened.</source>
        <translation>没有权限打开端口 {path}。</translation>
    </message>
    <message>
        <source>Give the station&apos;s user the right (group dialout).</source>
        <translation>请给站点用户授权（dialout 组）。</translation>
    </message>
    <message>
        <source>There is no USB device {usb}. There are: {there}.</source>
        <translation>没有 USB 设备 {usb}。现有：{there}。</translation>
    </message>
    <message>
        <source>Plug it in, or correct usb.</source>
        <translation>请插上设备，或更正 usb。</translation>
    </message>
    <message>
        <source>{count} USB devices are {usb}.</source>
        <translation>有 {count} 个 USB 设备是 {usb}。</translation>
    </message>
    <message>
        <source>Add a serial number: vendor:product:number.</source>
        <translation>请加上序列号，写成 vendor:product:number。</translation>
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
        <source>Container {container} has {found:1 member|{found} members}, but {told} {told:is|are} counted.</source>
        <translation>容器 {container} 有 {found} 个成员，但记录为 {told} 个。</translation>
    </message>
    <message>
        <source>The picture was not complete ({packets:1 packet|{packets} packets} lost).</source>
        <translation>图像不完整（丢失 {packets} 个数据包）。</translation>
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
        <source>No PLC answers at {host}:{port}.</source>
        <translation>{host} 的端口 {port} 上没有 PLC 应答。</translation>
    </message>
    <message>
        <source>Check address, port, cable, and the PLC&apos;s server.</source>
        <translation>检查地址、端口、网线和 PLC 的服务器。</translation>
    </message>
    <message>
        <source>The PLC accepts the connection and answers nothing.</source>
        <translation>PLC 接受连接，但没有任何应答。</translation>
    </message>
    <message>
        <source>If it allows one connection only, stop the station.</source>
        <translation>如果它只允许一个连接，请先停止本站。</translation>
    </message>
    <message>
        <source>The PLC does not answer as unit {unit}, but as unit {found}.</source>
        <translation>PLC 不以单元 {unit} 应答，而以单元 {found} 应答。</translation>
    </message>
    <message>
        <source>Add --unit {found}.</source>
        <translation>加上 --unit {found}。</translation>
    </message>
    <message>
        <source>A station writes into this PLC now.</source>
        <translation>现在有一个站正在写入该 PLC。</translation>
    </message>
    <message>
        <source>Stop the station, then test again.</source>
        <translation>停止该站，然后重新测试。</translation>
    </message>
    <message>
        <source>{address} is not HOST:PORT.</source>
        <translation>{address} 不是“地址:端口”。</translation>
    </message>
    <message>
        <source>A line cannot be without {thing}.</source>
        <translation>产线不能没有 {thing}。</translation>
    </message>
    <message>
        <source>Known: {known}.</source>
        <translation>可用：{known}。</translation>
    </message>
    <message>
        <source>--fault list shows them.</source>
        <translation>--fault list 会列出全部故障。</translation>
    </message>
    <message>
        <source>Port {port} on {host} cannot be opened.</source>
        <translation>无法打开 {host} 的端口 {port}。</translation>
    </message>
    <message>
        <source>Choose another port.</source>
        <translation>请选择另一个端口。</translation>
    </message>
    <message>
        <source>Port {port} for the pictures of readers cannot be opened.</source>
        <translation>用于接收读码器图像的端口 {port} 无法打开。</translation>
    </message>
    <message>
        <source>Choose a free port, and an address of this computer.</source>
        <translation>请选择空闲端口，并使用本电脑的地址。</translation>
    </message>
    <message>
        <source>Put the readers&apos; FTP password into it, in one line.</source>
        <translation>请把读码器的 FTP 密码写入该文件，只占一行。</translation>
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
        <source>This is not a file.</source>
        <translation>这不是文件。</translation>
    </message>
    <message>
        <source>The picture is empty.</source>
        <translation>图像为空。</translation>
    </message>
    <message>
        <source>The picture is not complete.</source>
        <translation>图像不完整。</translation>
    </message>
    <message>
        <source>Copy it again, or check the camera&apos;s link.</source>
        <translation>重新复制，或检查相机连接。</translation>
    </message>
    <message>
        <source>The station cannot read this kind of picture.</source>
        <translation>本站无法读取此图像。</translation>
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
        <source>The decoder was busy with earlier pictures.</source>
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
        <source>The journal that was in {path} is gone.</source>
        <translation>{path} 中曾有日志，现已不存在。</translation>
    </message>
    <message>
        <source>Mount the disk, or restore a backup. For a new journal: station anew.</source>
        <translation>请挂载磁盘，或恢复备份。要新建日志：station anew。</translation>
    </message>
    <message>
        <source>The journal {path} is missing, but its folder was used before.</source>
        <translation>日志 {path} 不见了，但文件夹曾被使用。</translation>
    </message>
    <message>
        <source>Restore a backup. Do not start a new journal.</source>
        <translation>恢复备份，不要新建日志。</translation>
    </message>
    <message>
        <source>The journal {path} ends at record {found}, but {expected} were stored here.</source>
        <translation>日志 {path} 止于第 {found} 条，但此处曾存有 {expected} 条。</translation>
    </message>
    <message>
        <source>Keep the file and call IT. After a restored backup: station restored.</source>
        <translation>保留文件并通知 IT。若是放回的备份，请运行 station restored。</translation>
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
        <translation>已有另一个程序在 {path} 上运行。</translation>
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
        <source>A copy of the refused file is in {kept}.</source>
        <translation>被拒绝的文件已复制到 {kept}。</translation>
    </message>
    <message>
        <source>Keep that copy.</source>
        <translation>请保留该副本。</translation>
    </message>
    <message>
        <source>The backup {path} could not be written: {detail}.</source>
        <translation>无法写入备份 {path}：{detail}。</translation>
    </message>
    <message>
        <source>Check that disk, then try again.</source>
        <translation>检查该磁盘后重试。</translation>
    </message>
    <message>
        <source>Use an older one.</source>
        <translation>请用更早的备份。</translation>
    </message>
    <message>
        <source>The backup was not kept: the journal {path} is damaged.</source>
        <translation>未保留备份：日志 {path} 不完整。</translation>
    </message>
    <message>
        <source>Keep the older backups and call IT.</source>
        <translation>保留现有备份，并通知 IT。</translation>
    </message>
    <message>
        <source>{path} is in the folder of a journal in use.</source>
        <translation>{path} 处有正在使用的日志。</translation>
    </message>
    <message>
        <source>Choose another place for the backup.</source>
        <translation>请为备份另选位置。</translation>
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
        <translation>请等待本站恢复。</translation>
    </message>
    <message>
        <source>{bound} writes wait for the disk, which is the limit.</source>
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
        <translation>没有单品的合格判定未保存。</translation>
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
        <translation>计数段号 {epoch} 已授予过。</translation>
    </message>
    <message>
        <source>Order {order} is not open.</source>
        <translation>订单 {order} 不在进行中。</translation>
    </message>
    <message>
        <source>A reject without a reason was not stored.</source>
        <translation>没有原因的剔除未保存。</translation>
    </message>
    <message>
        <source>A pass with an unproven unit was not stored.</source>
        <translation>含未校验单品的合格判定未保存。</translation>
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
        <translation>单品 {code} 已在另一箱中。</translation>
    </message>
    <message>
        <source>Take the {unit} out.</source>
        <translation>取出该{unit}。</translation>
    </message>
    <message>
        <source>The answer of upstream does not fit a delivery.</source>
        <translation>上位系统的答复不是收货回执。</translation>
    </message>
    <message>
        <source>Check its address.</source>
        <translation>检查其地址。</translation>
    </message>
    <message>
        <source>The answer of upstream is about records that were not sent.</source>
        <translation>上位系统答复的不是所发送的记录。</translation>
    </message>
    <message>
        <source>Call IT.</source>
        <translation>通知 IT。</translation>
    </message>
    <message>
        <source>Upstream&apos;s answer contradicts itself.</source>
        <translation>上位系统的答复自相矛盾。</translation>
    </message>
    <message>
        <source>The queue is trusted already.</source>
        <translation>队列已可信。</translation>
    </message>
    <message>
        <source>There is no device {device}.</source>
        <translation>没有名为 {device} 的设备。</translation>
    </message>
    <message>
        <source>Check its name.</source>
        <translation>检查名称。</translation>
    </message>
    <message>
        <source>{device} is being tested already.</source>
        <translation>{device} 正在测试中。</translation>
    </message>
    <message>
        <source>Wait for the answer.</source>
        <translation>请等待结果。</translation>
    </message>
    <message>
        <source>{device}: picture {size} px in {ms} ms, {read} of {wanted} codes read.</source>
        <translation>{device}：{ms} 毫秒内得到 {size} 像素的图像，已读 {read} / {wanted} 个码。</translation>
    </message>
    <message>
        <source>Nothing to do.</source>
        <translation>无需操作。</translation>
    </message>
    <message>
        <source>{device}: newest picture {age_s} s old, {read} of {wanted} codes read.</source>
        <translation>{device}：最新图像为 {age_s} 秒前，已读 {read} / {wanted} 个码。</translation>
    </message>
    <message>
        <source>Stop the line to take one.</source>
        <translation>停线后可拍摄一幅。</translation>
    </message>
    <message>
        <source>{device} is not fired while the line moves.</source>
        <translation>产线运行时不触发 {device}。</translation>
    </message>
    <message>
        <source>Stop the line, then test again.</source>
        <translation>停线后再测试。</translation>
    </message>
    <message>
        <source>{device} counts its triggers: a test picture would be one too many.</source>
        <translation>{device} 按触发计数：测试图像会多出一幅。</translation>
    </message>
    <message>
        <source>Watch its preview while cases pass.</source>
        <translation>在有箱通过时观察其预览。</translation>
    </message>
    <message>
        <source>{device} shows recorded pictures: one taken now would be missing.</source>
        <translation>{device} 播放的是录制图像：现在取一幅就会缺一幅。</translation>
    </message>
    <message>
        <source>{device} is connected; its last telegram came {age_s} s ago.</source>
        <translation>{device} 已连接，{age_s} 秒前有数据。</translation>
    </message>
    <message>
        <source>{device} is connected; it has not sent anything yet.</source>
        <translation>{device} 已连接，尚无数据。</translation>
    </message>
    <message>
        <source>Show it a code.</source>
        <translation>让一个码从其前方通过。</translation>
    </message>
    <message>
        <source>{device} answered in {ms} ms, read back in {back_ms} ms: all is right.</source>
        <translation>{device} 应答用时 {ms} 毫秒，回读 {back_ms} 毫秒，一切正确。</translation>
    </message>
    <message>
        <source>{device} answered in {ms} ms, but its block was torn.</source>
        <translation>{device} 应答用时 {ms} 毫秒，但数据块读取不一致。</translation>
    </message>
    <message>
        <source>Test again. If it comes often: word 23 first, 0 last.</source>
        <translation>再测一次。若常出现：先写字 23，最后写字 0。</translation>
    </message>
    <message>
        <source>{device} answers its polls in {ms} ms.</source>
        <translation>{device} 的轮询应答用时 {ms} 毫秒。</translation>
    </message>
    <message>
        <source>{device} answered in {ms} ms: it has all records up to {through}.</source>
        <translation>{device} 应答用时 {ms} 毫秒，已收到直至 {through} 的全部记录。</translation>
    </message>
    <message>
        <source>{device}: {cause}.</source>
        <translation>{device}：{cause}。</translation>
    </message>
    <message>
        <source>Nothing is lost. Tell IT{words:: {words}}.</source>
        <translation>数据未丢失。通知 IT{words:：{words}}。</translation>
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
        <source>Clear the line instead.</source>
        <translation>请改为清空产线。</translation>
    </message>
    <message>
        <source>This line assigns no SSCC.</source>
        <translation>本线不分配 SSCC。</translation>
    </message>
    <message>
        <source>The next SSCC must be from {first} to {last}.</source>
        <translation>下一个 SSCC 必须在 {first} 至 {last} 之间。</translation>
    </message>
    <message>
        <source>Check the number, then enter it again.</source>
        <translation>核对号码后重新指定。</translation>
    </message>
    <message>
        <source>SSCC number {next} is taken.</source>
        <translation>SSCC 序列号 {next} 已被占用。</translation>
    </message>
    <message>
        <source>Enter {expected} or a higher number.</source>
        <translation>请指定 {expected} 或更大的号。</translation>
    </message>
    <message>
        <source>{n:1 case is|{n} cases are} still on the belt.</source>
        <translation>输送带上还有 {n} 箱。</translation>
    </message>
    <message>
        <source>Wait until {n:it has|they have} left.</source>
        <translation>请等全部下线。</translation>
    </message>
    <message>
        <source>Pack {n:it|them}; or take {n:it|them} off, then: belt is empty.</source>
        <translation>让其装箱；或全部取下，然后长按“输送带已空”。</translation>
    </message>
    <message>
        <source>The {unit} after the last case is not known.</source>
        <translation>上一箱之后的一{unit}未知。</translation>
    </message>
    <message>
        <source>This is not the next {unit}: {expected} was expected.</source>
        <translation>这不是下一{unit}：应为 {expected}。</translation>
    </message>
    <message>
        <source>Scan the right one. A second scan of this one, or Clear, withdraws cases.</source>
        <translation>扫错了？请扫描正确的。再扫一次或清线：上次核对之后的各箱将撤回。</translation>
    </message>
    <message>
        <source>Let the packer finish the case, then scan again. Or clear the line.</source>
        <translation>让装箱机装完这一箱再扫描，或清空产线。</translation>
    </message>
    <message>
        <source>Some cases still wait for their answer.</source>
        <translation>仍有箱在等待应答。</translation>
    </message>
    <message>
        <source>Wait a moment, then scan again.</source>
        <translation>稍候再扫描。</translation>
    </message>
    <message>
        <source>Resume, let {units} pass, hold, try again.</source>
        <translation>恢复运行，让几个{units}通过，暂停后再试。</translation>
    </message>
    <message>
        <source>The reader has not sent its count.</source>
        <translation>读码器尚未报出计数。</translation>
    </message>
    <message>
        <source>Resume, let {units} pass, hold, clear the line.</source>
        <translation>恢复运行，让几个{units}通过，暂停后清空产线。</translation>
    </message>
    <message>
        <source>The order of the {units} is wrong: scanning one is not enough.</source>
        <translation>顺序已错开：只扫描一{units}已不够。</translation>
    </message>
    <message>
        <source>The alarm {alarm} is not active.</source>
        <translation>报警 {alarm} 已不存在。</translation>
    </message>
    <message>
        <source>Let {n:it|them} run out, or take {n:it|them} off.</source>
        <translation>让其走完，或取下。</translation>
    </message>
    <message>
        <source>This {unit} is off by {places:1 place|{places} places}. The first must be {expected}.</source>
        <translation>该{unit}偏差 {places} 位。首个应为 {expected}。</translation>
    </message>
    <message>
        <source>Check the case number.</source>
        <translation>检查箱号。</translation>
    </message>
    <message>
        <source>Case {case} is not in the list of cases to find.</source>
        <translation>第 {case} 箱无需查找。</translation>
    </message>
    <message>
        <source>The PLC numbers are confirmed already.</source>
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
        <translation>请按“恢复”。</translation>
    </message>
    <message>
        <source>The station is stopping.</source>
        <translation>本站正在关闭。</translation>
    </message>
    <message>
        <source>Wait until it is back.</source>
        <translation>请等待其恢复。</translation>
    </message>
    <message>
        <source>Device {device} is not connected.</source>
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
        <source>Stop the line for a moment.</source>
        <translation>让产线静止片刻。</translation>
    </message>
    <message>
        <source>A page of {origin} may not talk to the station.</source>
        <translation>来自 {origin} 的网页不得访问本站。</translation>
    </message>
    <message>
        <source>Use the station&apos;s own screen.</source>
        <translation>请使用本站自己的屏幕。</translation>
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
        <source>{path} does not allow this method.</source>
        <translation>{path} 不能这样请求。</translation>
    </message>
    <message>
        <source>{code} was never seen on this line.</source>
        <translation>本线从未见过 {code}。</translation>
    </message>
    <message>
        <source>Check the whole code was read, then scan again.</source>
        <translation>请检查码是否读完整，再重新扫描。</translation>
    </message>
    <message>
        <source>There is no case {case}.</source>
        <translation>没有第 {case} 箱。</translation>
    </message>
    <message>
        <source>Check epoch and number.</source>
        <translation>检查计数段号和箱号。</translation>
    </message>
    <message>
        <source>The picture of case {case} is not stored.</source>
        <translation>第 {case} 箱的图像未保留。</translation>
    </message>
    <message>
        <source>Its cells are stored: look the case up.</source>
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
        <source>{limit} screens are connected, which is the limit.</source>
        <translation>已连接 {limit} 个屏幕，不再接受。</translation>
    </message>
    <message>
        <source>Close one.</source>
        <translation>请关闭一个。</translation>
    </message>
    <message>
        <source>The station could not answer: a fault of the program.</source>
        <translation>本站无法答复：程序故障。</translation>
    </message>
    <message>
        <source>Send its log to the maker.</source>
        <translation>将运行日志发给厂家。</translation>
    </message>
    <message>
        <source>Order {order} was never started on this line.</source>
        <translation>本线从未开始订单 {order}。</translation>
    </message>
    <message>
        <source>Check the order&apos;s name.</source>
        <translation>请核对订单号。</translation>
    </message>
    <message>
        <source>There is no upstream {destination}.</source>
        <translation>没有上位系统 {destination}。</translation>
    </message>
    <message>
        <source>Check its name in the settings.</source>
        <translation>请在设置中核对名称。</translation>
    </message>
    <message>
        <source>Nothing is parked for {destination} under this number.</source>
        <translation>{destination} 在此编号下没有搁置记录。</translation>
    </message>
    <message>
        <source>The journal has no record {seq} for upstream.</source>
        <translation>日志中没有给上位系统的记录 {seq}。</translation>
    </message>
    <message>
        <source>Somebody else has changed the config meanwhile.</source>
        <translation>配置在此期间被他人更改。</translation>
    </message>
    <message>
        <source>Check it, then change it again.</source>
        <translation>请重新查看后再更改。</translation>
    </message>
    <message>
        <source>The config {path} cannot be written: {detail}.</source>
        <translation>配置 {path} 无法写入：{detail}。</translation>
    </message>
    <message>
        <source>Check the rights of its folder.</source>
        <translation>检查其文件夹的权限。</translation>
    </message>
    <message>
        <source>The config has {n:1 fault|{n} faults}: nothing was changed.</source>
        <translation>配置有 {n} 处错误：未执行任何操作。</translation>
    </message>
    <message>
        <source>Correct {n:it|them} first.</source>
        <translation>请先改正。</translation>
    </message>
    <message>
        <source>Port {port} on {host} is in use.</source>
        <translation>{host} 上的端口 {port} 已被占用。</translation>
    </message>
    <message>
        <source>End the other program, or choose another port.</source>
        <translation>结束其他程序，或选择其他端口。</translation>
    </message>
    <message>
        <source>Port {port} may not be opened by this user.</source>
        <translation>该用户无权打开端口 {port}。</translation>
    </message>
    <message>
        <source>Choose a port above 1023.</source>
        <translation>选择大于 1023 的端口。</translation>
    </message>
    <message>
        <source>Port {port} on {host} cannot be opened: {why}.</source>
        <translation>{host} 上的端口 {port} 无法打开：{why}。</translation>
    </message>
    <message>
        <source>Choose another address or port.</source>
        <translation>选择其他地址或端口。</translation>
    </message>
</context>
<context>
    <name>keyboard</name>
    <message>
        <source>Hide</source>
        <translation>收起</translation>
    </message>
    <message>
        <source>Clear</source>
        <translation>清除</translation>
    </message>
    <message>
        <source>Enter</source>
        <translation>确定</translation>
    </message>
    <message>
        <source>Space</source>
        <translation>空格</translation>
    </message>
</context>
<context>
    <name>label</name>
    <message>
        <source>Templates</source>
        <translation>模板</translation>
    </message>
    <message>
        <source>Print a test label</source>
        <translation>打印测试标签</translation>
    </message>
    <message>
        <source>Print again</source>
        <translation>重新打印</translation>
    </message>
    <message>
        <source>Go on without</source>
        <translation>不用标签继续</translation>
    </message>
    <message>
        <source>Press for one second</source>
        <translation>请长按一秒</translation>
    </message>
    <message>
        <source>It goes on without the label {n}.</source>
        <translation>不用标签 {n} 继续。</translation>
    </message>
    <message>
        <source>Spoilt</source>
        <translation>损坏</translation>
    </message>
    <message>
        <source>Lost</source>
        <translation>丢失</translation>
    </message>
    <message>
        <source>Printer broken</source>
        <translation>打印机故障</translation>
    </message>
    <message>
        <source>the printer counted it</source>
        <translation>打印机已计数</translation>
    </message>
    <message>
        <source>only taken by the printer</source>
        <translation>打印机仅接收</translation>
    </message>
    <message>
        <source>No label was printed here yet.</source>
        <translation>本站尚未打印过标签。</translation>
    </message>
    <message>
        <source>This station has no label printer.</source>
        <translation>本站没有标签打印机。</translation>
    </message>
    <message>
        <source>printing</source>
        <translation>正在打印</translation>
    </message>
    <message>
        <source>ready</source>
        <translation>就绪</translation>
    </message>
    <message>
        <source>connected, says nothing of itself</source>
        <translation>已连接，不报告状态</translation>
    </message>
    <message>
        <source>State</source>
        <translation>状态</translation>
    </message>
    <message>
        <source>Proof</source>
        <translation>证明</translation>
    </message>
    <message>
        <source>Product</source>
        <translation>产品</translation>
    </message>
    <message>
        <source>Lot</source>
        <translation>批号</translation>
    </message>
    <message>
        <source>In it</source>
        <translation>内含</translation>
    </message>
    <message>
        <source>Date on it</source>
        <translation>标签日期</translation>
    </message>
    <message>
        <source>Sent</source>
        <translation>发送次数</translation>
    </message>
    <message>
        <source>Makes void</source>
        <translation>使其作废</translation>
    </message>
    <message>
        <source>By</source>
        <translation>操作人</translation>
    </message>
    <message>
        <source>Reason</source>
        <translation>原因</translation>
    </message>
    <message>
        <source>Look for it at the applicator. If it is not there, print it again.</source>
        <translation>请在贴标机处查找。若不在那里，请重新打印。</translation>
    </message>
    <message>
        <source>Look for it at the printer. If it is there, scan it; else print it again.</source>
        <translation>请到打印机处查找。找到则扫描；否则重新打印。</translation>
    </message>
    <message>
        <source>It is printed as soon as the printer is ready.</source>
        <translation>打印机就绪后立即打印。</translation>
    </message>
    <message>
        <source>It is being printed.</source>
        <translation>正在打印。</translation>
    </message>
    <message>
        <source>The applicator puts it on the next case, whose reader reads it.</source>
        <translation>贴标机会把它贴到下一箱上，由读码器读取。</translation>
    </message>
    <message>
        <source>Put it on the {name}, then scan it.</source>
        <translation>请贴到{name}上，然后扫描。</translation>
    </message>
    <message>
        <source>Put the printer right, then print it again.</source>
        <translation>请处理好打印机，然后重新打印。</translation>
    </message>
    <message>
        <source>It is on. Is it spoilt or lost? Print another one.</source>
        <translation>已贴好。损坏或丢失？请再打印一张。</translation>
    </message>
    <message>
        <source>It goes on without this label. It can be printed now.</source>
        <translation>已不用该标签继续。现在可以打印。</translation>
    </message>
    <message>
        <source>void: {why}. Throw it away.</source>
        <translation>作废：{why}。请丢弃。</translation>
    </message>
    <message>
        <source>Its container was given up.</source>
        <translation>其容器已取消。</translation>
    </message>
    <message>
        <source>There is no template: IT puts them into the folder of templates.</source>
        <translation>没有模板：由 IT 放入模板文件夹。</translation>
    </message>
    <message>
        <source>A test label has a code of no company.</source>
        <translation>测试标签的码不属于任何公司。</translation>
    </message>
    <message>
        <source>Level</source>
        <translation>层级</translation>
    </message>
    <message>
        <source>Size</source>
        <translation>尺寸</translation>
    </message>
    <message>
        <source>every product</source>
        <translation>所有产品</translation>
    </message>
    <message>
        <source>For</source>
        <translation>适用于</translation>
    </message>
</context>
<context>
    <name>learn</name>
    <message>
        <source>Units an hour</source>
        <translation>每小时数量</translation>
    </message>
    <message>
        <source>Exposure, µs</source>
        <translation>曝光，微秒</translation>
    </message>
    <message>
        <source>Units in the picture</source>
        <translation>图中数量</translation>
    </message>
    <message>
        <source>as set</source>
        <translation>按设定</translation>
    </message>
    <message>
        <source>Take a picture</source>
        <translation>拍照</translation>
    </message>
    <message>
        <source>Another case</source>
        <translation>再拍一箱</translation>
    </message>
    <message>
        <source>Save the recipe</source>
        <translation>保存配方</translation>
    </message>
    <message>
        <source>To the restart</source>
        <translation>去重启</translation>
    </message>
    <message>
        <source>A picture is taken.</source>
        <translation>正在拍照。</translation>
    </message>
    <message>
        <source>Taking a picture and learning from it.</source>
        <translation>正在拍照并学习。</translation>
    </message>
    <message>
        <source>Lay a full case straight under the camera.</source>
        <translation>请把一整箱端正放在相机下。</translation>
    </message>
    <message>
        <source>{n:1 picture|{n} pictures}</source>
        <translation>{n} 张图像</translation>
    </message>
    <message>
        <source>{n:1 case|{n} different cases}</source>
        <translation>{n} 个不同的箱</translation>
    </message>
    <message>
        <source>Without speed and exposure the line&apos;s motion is not counted in.</source>
        <translation>没有速度和曝光时间，未计入产线运动。</translation>
    </message>
    <message>
        <source>at the line&apos;s speed</source>
        <translation>按产线速度</translation>
    </message>
    <message>
        <source>standing still</source>
        <translation>静止时</translation>
    </message>
    <message>
        <source>proven: ≥ {rate}</source>
        <translation>已证明：≥ {rate}</translation>
    </message>
    <message>
        <source>Grid</source>
        <translation>排列</translation>
    </message>
    <message>
        <source>Cases that pass</source>
        <translation>合格箱</translation>
    </message>
    <message>
        <source>Codes read</source>
        <translation>读到的码</translation>
    </message>
    <message>
        <source>px per module</source>
        <translation>每模块像素</translation>
    </message>
    <message>
        <source>Contrast</source>
        <translation>对比度</translation>
    </message>
    <message>
        <source>Blur, modules</source>
        <translation>模糊，模块</translation>
    </message>
</context>
<context>
    <name>level</name>
    <message>
        <source>unit</source>
        <translation>单品</translation>
    </message>
    <message>
        <source>bundle</source>
        <translation>中包</translation>
    </message>
    <message>
        <source>layer</source>
        <translation>层</translation>
    </message>
    <message>
        <source>case</source>
        <translation>箱</translation>
    </message>
    <message>
        <source>crate</source>
        <translation>周转箱</translation>
    </message>
    <message>
        <source>pallet</source>
        <translation>托盘</translation>
    </message>
    <message>
        <source>container</source>
        <translation>容器</translation>
    </message>
    <message>
        <source>{n:1 bundle|{n} bundles}</source>
        <translation>{n} 个中包</translation>
    </message>
    <message>
        <source>{n:1 layer|{n} layers}</source>
        <translation>{n} 层</translation>
    </message>
    <message>
        <source>{n:1 case|{n} cases}</source>
        <translation>{n} 箱</translation>
    </message>
    <message>
        <source>{n:1 crate|{n} crates}</source>
        <translation>{n} 筐</translation>
    </message>
    <message>
        <source>{n:1 pallet|{n} pallets}</source>
        <translation>{n} 托</translation>
    </message>
    <message>
        <source>{n:1 container|{n} containers}</source>
        <translation>{n} 个包装</translation>
    </message>
    <message>
        <source>Scan the label of the {name}.</source>
        <translation>请扫描{name}的标签。</translation>
    </message>
    <message>
        <source>{Name} {n} of {m}</source>
        <translation>{Name} {n}/{m}</translation>
    </message>
    <message>
        <source>Close {name}</source>
        <translation>封{name}</translation>
    </message>
    <message>
        <source>The {name} with {n} of {m} was closed.</source>
        <translation>{name}已封，{n}/{m}。</translation>
    </message>
</context>
<context>
    <name>login</name>
    <message>
        <source>No badge is wanted now.</source>
        <translation>现在不需要扫工牌。</translation>
    </message>
    <message>
        <source>The two PINs differ.</source>
        <translation>两次输入的 PIN 码不同。</translation>
    </message>
    <message>
        <source>Signed in.</source>
        <translation>已登录。</translation>
    </message>
    <message>
        <source>The shift was handed over to {name}.</source>
        <translation>已交班给 {name}。</translation>
    </message>
    <message>
        <source>Operator</source>
        <translation>操作工</translation>
    </message>
    <message>
        <source>Supervisor</source>
        <translation>班长</translation>
    </message>
    <message>
        <source>Engineer</source>
        <translation>工程师</translation>
    </message>
    <message>
        <source>Plant IT</source>
        <translation>工厂 IT</translation>
    </message>
    <message>
        <source>Sign in</source>
        <translation>登录</translation>
    </message>
    <message>
        <source>Signed in</source>
        <translation>已登录</translation>
    </message>
    <message>
        <source>Hand over</source>
        <translation>交班</translation>
    </message>
    <message>
        <source>Create the first supervisor</source>
        <translation>创建第一名班长</translation>
    </message>
    <message>
        <source>Back</source>
        <translation>返回</translation>
    </message>
    <message>
        <source>Lock</source>
        <translation>锁屏</translation>
    </message>
    <message>
        <source>The same PIN once more, then OK.</source>
        <translation>再次输入相同的 PIN 码，然后按“确定”。</translation>
    </message>
    <message>
        <source>Type the name, choose a PIN of 4 to 12 digits, then OK.</source>
        <translation>输入姓名，设定 4 到 12 位 PIN 码，然后按“确定”。</translation>
    </message>
    <message>
        <source>Name</source>
        <translation>名称</translation>
    </message>
    <message>
        <source>OK</source>
        <translation>确定</translation>
    </message>
    <message>
        <source>{name}: enter the PIN, then OK.</source>
        <translation>{name}：输入 PIN 码，然后按“确定”。</translation>
    </message>
    <message>
        <source>Tap your name, or scan your badge.</source>
        <translation>点选姓名，或扫描工牌。</translation>
    </message>
    <message>
        <source>More names</source>
        <translation>更多姓名</translation>
    </message>
</context>
<context>
    <name>lookup</name>
    <message>
        <source>A code, or an order</source>
        <translation>编码或订单号</translation>
    </message>
    <message>
        <source>Look up</source>
        <translation>查询</translation>
    </message>
    <message>
        <source>Back</source>
        <translation>返回</translation>
    </message>
    <message>
        <source>Story</source>
        <translation>经过</translation>
    </message>
    <message>
        <source>Case and units</source>
        <translation>箱与单品</translation>
    </message>
    <message>
        <source>Picture</source>
        <translation>图像</translation>
    </message>
    <message>
        <source>Earlier</source>
        <translation>前页</translation>
    </message>
    <message>
        <source>Later</source>
        <translation>后页</translation>
    </message>
    <message>
        <source>All cases</source>
        <translation>全部箱</translation>
    </message>
    <message>
        <source>Not good only</source>
        <translation>仅不合格</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>取消</translation>
    </message>
    <message>
        <source>Read, and the case passed</source>
        <translation>已读取，该箱合格</translation>
    </message>
    <message>
        <source>Read, and the case was rejected</source>
        <translation>已读取，该箱被剔除</translation>
    </message>
    <message>
        <source>The case was never seen</source>
        <translation>该箱未被看到</translation>
    </message>
    <message>
        <source>Released</source>
        <translation>已放行</translation>
    </message>
    <message>
        <source>Taken out: its units are free again</source>
        <translation>已取出：其中单品可再用</translation>
    </message>
    <message>
        <source>Put in doubt</source>
        <translation>存疑</translation>
    </message>
    <message>
        <source>Withdrawn: its order was wrong</source>
        <translation>已撤回：发现顺序错开</translation>
    </message>
    <message>
        <source>Found good again</source>
        <translation>查明合格，恢复有效</translation>
    </message>
    <message>
        <source>Left the line</source>
        <translation>已下线</translation>
    </message>
    <message>
        <source>Found by a person</source>
        <translation>由人找到</translation>
    </message>
    <message>
        <source>Opened to be packed</source>
        <translation>已打开，开始装</translation>
    </message>
    <message>
        <source>Packed and closed</source>
        <translation>已装好并关闭</translation>
    </message>
    <message>
        <source>Shipped</source>
        <translation>已发货</translation>
    </message>
    <message>
        <source>Came back from shipping</source>
        <translation>发货后退回</translation>
    </message>
    <message>
        <source>out: {code}</source>
        <translation>移出：{code}</translation>
    </message>
    <message>
        <source>in: {code}</source>
        <translation>放入：{code}</translation>
    </message>
    <message>
        <source>old code {code}</source>
        <translation>旧码 {code}</translation>
    </message>
    <message>
        <source>new code {code}</source>
        <translation>新码 {code}</translation>
    </message>
    <message>
        <source>code {code}</source>
        <translation>码 {code}</translation>
    </message>
    <message>
        <source>to {code}</source>
        <translation>发给 {code}</translation>
    </message>
    <message>
        <source>document {code}</source>
        <translation>单据 {code}</translation>
    </message>
    <message>
        <source>by the exit</source>
        <translation>从出口</translation>
    </message>
    <message>
        <source>pass taken, exit not seen</source>
        <translation>PLC 已采用放行，未看到离开</translation>
    </message>
    <message>
        <source>by the ejector</source>
        <translation>由剔除器</translation>
    </message>
    <message>
        <source>not seen how</source>
        <translation>无人看到去向</translation>
    </message>
    <message>
        <source>by hand</source>
        <translation>人工</translation>
    </message>
    <message>
        <source>Scan any code</source>
        <translation>扫描任意码</translation>
    </message>
    <message>
        <source>Or type it and press Look up.</source>
        <translation>或输入后按“查询”。</translation>
    </message>
    <message>
        <source>This code was never seen on this line.</source>
        <translation>本线从未见过此码。</translation>
    </message>
    <message>
        <source>Case {case}: {state}.</source>
        <translation>第 {case} 箱：{state}。</translation>
    </message>
    <message>
        <source>On {container}.</source>
        <translation>在{container}上。</translation>
    </message>
    <message>
        <source>It is shipped.</source>
        <translation>已发货。</translation>
    </message>
    <message>
        <source>{level}: {state}</source>
        <translation>{level}：{state}</translation>
    </message>
    <message>
        <source>In {container}: {state}.</source>
        <translation>在{container}中：{state}。</translation>
    </message>
    <message>
        <source>Decommissioned: {fate}.</source>
        <translation>已停用：{fate}。</translation>
    </message>
    <message>
        <source>Void: its container was taken apart.</source>
        <translation>已作废：它的容器已拆开。</translation>
    </message>
    <message>
        <source>Void: the container now has the code {code}.</source>
        <translation>已作废：该容器现在的码是 {code}。</translation>
    </message>
    <message>
        <source>It waits on the belt, in no case yet.</source>
        <translation>在输送带上等待，尚未装箱。</translation>
    </message>
    <message>
        <source>Free: it is in no container.</source>
        <translation>空闲：不在任何容器中。</translation>
    </message>
    <message>
        <source>{container}: {state}, {n:1 member|{n} members}.</source>
        <translation>{container}：{state}，内含 {n} 个。</translation>
    </message>
    <message>
        <source>Free. Last in case {case}: {state}.</source>
        <translation>可再用。最后在第 {case} 箱：{state}。</translation>
    </message>
    <message>
        <source>Upstream {names} refused it: see Sync.</source>
        <translation>上位系统 {names} 拒收：见“上传”页。</translation>
    </message>
    <message>
        <source>Upstream has it.</source>
        <translation>上位系统已收到。</translation>
    </message>
    <message>
        <source>It waits for upstream.</source>
        <translation>等待上传。</translation>
    </message>
    <message>
        <source>by {who}</source>
        <translation>由 {who}</translation>
    </message>
    <message>
        <source>In this case</source>
        <translation>在此箱中</translation>
    </message>
    <message>
        <source>There are more: trace it on the command line.</source>
        <translation>还有更多：请用命令行追溯。</translation>
    </message>
    <message>
        <source>{n:1 member|{n} members}</source>
        <translation>内含 {n} 个</translation>
    </message>
    <message>
        <source>Order: all of its cases</source>
        <translation>订单：其全部箱</translation>
    </message>
    <message>
        <source>{first}–{last} of {n}</source>
        <translation>第 {first}–{last} 条，共 {n} 条</translation>
    </message>
    <message>
        <source>No case to show.</source>
        <translation>没有可显示的箱。</translation>
    </message>
    <message>
        <source>{passed} passed, {rejected} rejected</source>
        <translation>合格 {passed}，剔除 {rejected}</translation>
    </message>
    <message>
        <source>{percent} % looked through</source>
        <translation>已查 {percent} %</translation>
    </message>
    <message>
        <source>stopped at {percent} %</source>
        <translation>停在 {percent} %</translation>
    </message>
    <message>
        <source>the first {n} are shown</source>
        <translation>显示前 {n} 条</translation>
    </message>
</context>
<context>
    <name>lost</name>
    <message>
        <source>Station does not answer</source>
        <translation>本站无应答</translation>
    </message>
    <message>
        <source>Station is not running</source>
        <translation>本站未运行</translation>
    </message>
    <message>
        <source>This screen is not allowed to connect</source>
        <translation>本屏无权连接</translation>
    </message>
    <message>
        <source>Screen and station do not match</source>
        <translation>屏幕与本站版本不符</translation>
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
        <source>Close a screen that is not needed.</source>
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
        <translation>数据未丢失。若本站已停：PLC 剔除每一箱。若仅本屏断开：产线照常运行。</translation>
    </message>
    <message>
        <source>Connecting to the station</source>
        <translation>正在连接本站</translation>
    </message>
    <message>
        <source>Station restarts</source>
        <translation>本站正在重启</translation>
    </message>
    <message>
        <source>Ordered by {who}: saved settings take effect.</source>
        <translation>由 {who} 发起：保存的设置将生效。</translation>
    </message>
    <message>
        <source>The PLC rejects every case until the station is back.</source>
        <translation>本站恢复前 PLC 剔除每一箱。</translation>
    </message>
    <message>
        <source>This screen comes back by itself. Not back in 1 minute: call the shift leader.</source>
        <translation>本屏幕会自动恢复。1 分钟未恢复：通知班长。</translation>
    </message>
    <message>
        <source>Nothing is lost: what was packed is recorded, the order stays open.</source>
        <translation>数据未丢失：已装箱的都有记录，订单仍在进行中。</translation>
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
        <translation>工位 {name}，版本 {version}</translation>
    </message>
    <message>
        <source>Journal {epoch}, start {n}</source>
        <translation>日志 {epoch}，第 {n} 次启动</translation>
    </message>
</context>
<context>
    <name>noun</name>
    <message>
        <source>{n:unit|units}</source>
        <translation>单品</translation>
    </message>
    <message>
        <source>{n:bottle|bottles}</source>
        <translation>瓶</translation>
    </message>
    <message>
        <source>{n:can|cans}</source>
        <translation>罐</translation>
    </message>
    <message>
        <source>{n:box|boxes}</source>
        <translation>盒</translation>
    </message>
    <message>
        <source>{n:bag|bags}</source>
        <translation>袋</translation>
    </message>
    <message>
        <source>{n:jar|jars}</source>
        <translation>瓶</translation>
    </message>
    <message>
        <source>{n:pouch|pouches}</source>
        <translation>袋</translation>
    </message>
    <message>
        <source>{n:tube|tubes}</source>
        <translation>管</translation>
    </message>
    <message>
        <source>{n:carton|cartons}</source>
        <translation>盒</translation>
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
        <source>Guided check</source>
        <translation>引导检查</translation>
    </message>
    <message>
        <source>Next code …</source>
        <translation>下一个码 …</translation>
    </message>
    <message>
        <source>The counts are being matched: keep the line stopped for a moment.</source>
        <translation>正在核对计数：请让产线停片刻。</translation>
    </message>
    <message>
        <source>Acknowledge</source>
        <translation>知道了</translation>
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
        <source>The station restarts, ordered by {who}.</source>
        <translation>本站重启中，由 {who} 发起。</translation>
    </message>
    <message>
        <source>Wait: this screen comes back by itself.</source>
        <translation>请等待：本屏幕会自动恢复。</translation>
    </message>
    <message>
        <source>{n:1 case|{n} cases} must still be found.</source>
        <translation>还有 {n} 箱待找。</translation>
    </message>
    <message>
        <source>Find</source>
        <translation>查找</translation>
    </message>
    <message>
        <source>Find each: tap it, then say where it was.</source>
        <translation>逐箱找到：点选它，然后选择它在何处。</translation>
    </message>
    <message>
        <source>Next SSCC …</source>
        <translation>下一个 SSCC…</translation>
    </message>
    <message>
        <source>Scan it.</source>
        <translation>扫描它。</translation>
    </message>
    <message>
        <source>Scan it on the page Balance, or skip it there.</source>
        <translation>在“平衡”页扫描它，或在那里跳过。</translation>
    </message>
    <message>
        <source>Restart …</source>
        <translation>重启…</translation>
    </message>
    <message>
        <source>Settings are saved; restart to apply.</source>
        <translation>设置已保存；重启后生效。</translation>
    </message>
    <message>
        <source>The line runs on with the old ones until then.</source>
        <translation>在此之前产线按旧设置运行。</translation>
    </message>
    <message>
        <source>Take it from the reject bin and fix it. The line runs on.</source>
        <translation>从剔除区取出并处理。产线照常运行。</translation>
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
        <source>A machine before or after it has stopped.</source>
        <translation>前道或后道设备已停。</translation>
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
        <translation>本站正在启动。</translation>
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
        <source>Order {order} was suspended.</source>
        <translation>订单 {order} 已挂起。</translation>
    </message>
    <message>
        <source>Order {order} was resumed.</source>
        <translation>订单 {order} 已恢复。</translation>
    </message>
    <message>
        <source>Order {order} was started.</source>
        <translation>订单 {order} 已开始。</translation>
    </message>
    <message>
        <source>The belt was cleared: the order can be closed.</source>
        <translation>输送带已清空：可以结束订单。</translation>
    </message>
    <message>
        <source>The next SSCC has the serial {n}.</source>
        <translation>下一个 SSCC 的序列号为 {n}。</translation>
    </message>
    <message>
        <source>Order {order} was closed.</source>
        <translation>订单 {order} 已结束。</translation>
    </message>
    <message>
        <source>SSCC {extension} {prefix}: which is the next serial, {first} to {last}?</source>
        <translation>SSCC {extension} {prefix}：下一个序列号是多少（{first} 至 {last}）？</translation>
    </message>
    <message>
        <source>Serial of the next case</source>
        <translation>下一箱的序列号</translation>
    </message>
    <message>
        <source>Name of the person who knows it</source>
        <translation>提供号码的人</translation>
    </message>
    <message>
        <source>Next SSCC</source>
        <translation>下一个 SSCC</translation>
    </message>
    <message>
        <source>Close order</source>
        <translation>结束订单</translation>
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
        <source>This order is suspended</source>
        <translation>该订单已挂起</translation>
    </message>
    <message>
        <source>Suspend</source>
        <translation>挂起</translation>
    </message>
    <message>
        <source>Pool {pool}: which is the number of its next code?</source>
        <translation>码池 {pool}：下一个码的编号是多少？</translation>
    </message>
    <message>
        <source>Number in the pool</source>
        <translation>码池中的编号</translation>
    </message>
    <message>
        <source>Next code</source>
        <translation>下一个码</translation>
    </message>
    <message>
        <source>Resume</source>
        <translation>恢复</translation>
    </message>
    <message>
        <source>New order</source>
        <translation>新订单</translation>
    </message>
    <message>
        <source>{passed} passed, {rejected} rejected</source>
        <translation>合格 {passed}，剔除 {rejected}</translation>
    </message>
    <message>
        <source>{passed} passed, {rejected} rejected, {open} open</source>
        <translation>合格 {passed}，剔除 {rejected}，未关闭 {open}</translation>
    </message>
    <message>
        <source>runs</source>
        <translation>进行中</translation>
    </message>
    <message>
        <source>suspended</source>
        <translation>已挂起</translation>
    </message>
    <message>
        <source>Order</source>
        <translation>订单</translation>
    </message>
    <message>
        <source>Product is wrong</source>
        <translation>产品不对</translation>
    </message>
    <message>
        <source>Lot is wrong</source>
        <translation>批号不对</translation>
    </message>
    <message>
        <source>Count is wrong</source>
        <translation>数量不对</translation>
    </message>
    <message>
        <source>Label is wrong</source>
        <translation>标签不对</translation>
    </message>
    <message>
        <source>typed</source>
        <translation>手工输入</translation>
    </message>
    <message>
        <source>from its sheet</source>
        <translation>扫描订单</translation>
    </message>
    <message>
        <source>imported</source>
        <translation>导入</translation>
    </message>
    <message>
        <source>from upstream</source>
        <translation>来自上位系统</translation>
    </message>
    <message>
        <source>Drop</source>
        <translation>取消计划</translation>
    </message>
    <message>
        <source>{n:1 case|{n} cases}</source>
        <translation>{n} 箱</translation>
    </message>
    <message>
        <source>planned</source>
        <translation>计划</translation>
    </message>
    <message>
        <source>the newest</source>
        <translation>最新版</translation>
    </message>
    <message>
        <source>Product</source>
        <translation>产品</translation>
    </message>
    <message>
        <source>Lot</source>
        <translation>批号</translation>
    </message>
    <message>
        <source>Cases wanted</source>
        <translation>目标箱数</translation>
    </message>
    <message>
        <source>Units in a case</source>
        <translation>每箱单品数</translation>
    </message>
    <message>
        <source>Recipe</source>
        <translation>配方</translation>
    </message>
    <message>
        <source>Planned</source>
        <translation>计划来源</translation>
    </message>
    <message>
        <source>This order is planned</source>
        <translation>计划中的订单</translation>
    </message>
    <message>
        <source>Before it is started, suspend or close order {order}.</source>
        <translation>开始前，请先挂起或结束订单 {order}。</translation>
    </message>
    <message>
        <source>Product, lot and units in a case are locked once it runs.</source>
        <translation>开始后产品、批号和每箱数量即锁定。</translation>
    </message>
    <message>
        <source>Your name</source>
        <translation>您的姓名</translation>
    </message>
    <message>
        <source>First case {case}: hold it against this.</source>
        <translation>首箱 {case}：请与以下内容核对。</translation>
    </message>
    <message>
        <source>Case is right</source>
        <translation>首箱合格</translation>
    </message>
    <message>
        <source>Line is cleared</source>
        <translation>产线已清</translation>
    </message>
    <message>
        <source>Line clearance after {product}</source>
        <translation>{product} 之后的清线确认</translation>
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
        <source>Units before the packer</source>
        <translation>装箱机前的单品</translation>
    </message>
    <message>
        <source>Open containers</source>
        <translation>未关闭的包装</translation>
    </message>
    <message>
        <source>{n} more</source>
        <translation>另有 {n} 个</translation>
    </message>
    <message>
        <source>Finish or store the case in hand first.</source>
        <translation>请先完成或暂存手上的箱。</translation>
    </message>
    <message>
        <source>It can be suspended. Before it is closed, close: {what}.</source>
        <translation>可以挂起。结束前请先关闭：{what}。</translation>
    </message>
    <message>
        <source>Nothing of it is open: it can be closed or suspended.</source>
        <translation>没有未关闭的包装：可以结束或挂起。</translation>
    </message>
    <message>
        <source>No case of it is on the belt: it can be closed or suspended.</source>
        <translation>线上没有该订单的箱：可以结束或挂起。</translation>
    </message>
    <message>
        <source>Before it is resumed, suspend or close order {order}.</source>
        <translation>恢复前请先挂起或结束订单 {order}。</translation>
    </message>
    <message>
        <source>Before it is closed, resume it and close: {what}.</source>
        <translation>结束前请先恢复，并关闭：{what}。</translation>
    </message>
    <message>
        <source>It can be resumed or closed.</source>
        <translation>可以恢复或结束。</translation>
    </message>
    <message>
        <source>This order is packed now</source>
        <translation>正在包装此订单</translation>
    </message>
    <message>
        <source>No order is open</source>
        <translation>没有进行中的订单</translation>
    </message>
    <message>
        <source>Press HOLD first: what is on the belt must leave it.</source>
        <translation>请先按“暂停”：输送带上的须先下线。</translation>
    </message>
    <message>
        <source>A case was photographed and never packed. Take it off, then press: belt is empty.</source>
        <translation>有一箱已拍照但未装箱。请取下，然后长按“输送带已空”。</translation>
    </message>
    <message>
        <source>{n:1 case is|{n} cases are} still on the belt. Wait until {n:it has|they have} left.</source>
        <translation>输送带上还有 {n} 箱。请等全部下线。</translation>
    </message>
    <message>
        <source>Enter your name first.</source>
        <translation>请先输入姓名。</translation>
    </message>
    <message>
        <source>Not every item is ticked.</source>
        <translation>还有项目未勾选。</translation>
    </message>
    <message>
        <source>The line is cleared.</source>
        <translation>产线已清。</translation>
    </message>
    <message>
        <source>The line is held. The next case is the first one again.</source>
        <translation>产线已暂停。下一箱重新作为首箱。</translation>
    </message>
    <message>
        <source>The first case is confirmed.</source>
        <translation>首箱已确认。</translation>
    </message>
</context>
<context>
    <name>pack</name>
    <message>
        <source>Look up</source>
        <translation>查询</translation>
    </message>
    <message>
        <source>Close short</source>
        <translation>按不足数封箱</translation>
    </message>
    <message>
        <source>Camera failed: pack by hand</source>
        <translation>相机故障：改为人工装箱</translation>
    </message>
    <message>
        <source>Other reason: pack by hand</source>
        <translation>其他原因：改为人工装箱</translation>
    </message>
    <message>
        <source>Accepted</source>
        <translation>已接受</translation>
    </message>
    <message>
        <source>Not accepted</source>
        <translation>未接受</translation>
    </message>
    <message>
        <source>Twice</source>
        <translation>重复</translation>
    </message>
    <message>
        <source>Wrong code</source>
        <translation>错误条码</translation>
    </message>
    <message>
        <source>Full</source>
        <translation>已满</translation>
    </message>
    <message>
        <source>Nothing scanned yet</source>
        <translation>尚未扫描</translation>
    </message>
    <message>
        <source>Packed {at}.</source>
        <translation>装箱时间 {at}。</translation>
    </message>
    <message>
        <source>Tap it, or scan anything in it.</source>
        <translation>点选它，或扫描其中任一码。</translation>
    </message>
    <message>
        <source>Put aside</source>
        <translation>先放一边</translation>
    </message>
    <message>
        <source>Merge another</source>
        <translation>并入另一箱</translation>
    </message>
    <message>
        <source>End packing by hand</source>
        <translation>结束人工装箱</translation>
    </message>
    <message>
        <source>Put {k:the only one|all {k}} of {other} into this one?</source>
        <translation>把 {other} 的全部 {k} 个并入此箱？</translation>
    </message>
    <message>
        <source>Take back the last scan</source>
        <translation>撤回上一次扫描</translation>
    </message>
    <message>
        <source>Scan anything in the other {name}, or tap it in the list.</source>
        <translation>扫描另一{name}中的任一码，或在列表中点选它。</translation>
    </message>
    <message>
        <source>Scan anything in the other {name}.</source>
        <translation>扫描另一{name}中的任一码。</translation>
    </message>
    <message>
        <source>The line packs by itself.</source>
        <translation>产线正在自动装箱。</translation>
    </message>
    <message>
        <source>While a person packs by hand the line stands and its own cases are rejected; the report says who and why.</source>
        <translation>人工装箱期间产线停止，自动装的箱将被剔除；班报会记录由谁、因何进行。</translation>
    </message>
    <message>
        <source>By hand since {at}, {by}: {reason}.</source>
        <translation>自 {at} 起人工装箱，{by}：{reason}。</translation>
    </message>
    <message>
        <source>No order is open: start one.</source>
        <translation>没有进行中的订单：请先开始一个。</translation>
    </message>
    <message>
        <source>Scan the label of the {name}.</source>
        <translation>请扫描{name}的标签。</translation>
    </message>
    <message>
        <source>Scan the next {unit}.</source>
        <translation>请扫描下一{unit}。</translation>
    </message>
    <message>
        <source>Scan the first {unit}.</source>
        <translation>请扫描第一{unit}。</translation>
    </message>
    <message>
        <source>Scan anything in it to go on.</source>
        <translation>扫描其中任意一个码即可继续。</translation>
    </message>
    <message>
        <source>Now in this case: {n} of {other}.</source>
        <translation>已并入此箱：{other} 的 {n} 个。</translation>
    </message>
</context>
<context>
    <name>page</name>
    <message>
        <source>Run</source>
        <translation>运行</translation>
    </message>
    <message>
        <source>Look-up</source>
        <translation>查询</translation>
    </message>
    <message>
        <source>Rejects</source>
        <translation>剔除</translation>
    </message>
    <message>
        <source>Rework</source>
        <translation>返工</translation>
    </message>
    <message>
        <source>Alarms</source>
        <translation>报警</translation>
    </message>
    <message>
        <source>Orders</source>
        <translation>订单</translation>
    </message>
    <message>
        <source>Ship</source>
        <translation>发货</translation>
    </message>
    <message>
        <source>Balance</source>
        <translation>平衡</translation>
    </message>
    <message>
        <source>Pack</source>
        <translation>装箱</translation>
    </message>
    <message>
        <source>Pallets</source>
        <translation>托盘</translation>
    </message>
    <message>
        <source>Devices</source>
        <translation>设备</translation>
    </message>
    <message>
        <source>PLC</source>
        <translation>PLC</translation>
    </message>
    <message>
        <source>Sync</source>
        <translation>上传</translation>
    </message>
    <message>
        <source>Settings</source>
        <translation>设置</translation>
    </message>
    <message>
        <source>Doctor</source>
        <translation>设备诊断</translation>
    </message>
    <message>
        <source>Learn</source>
        <translation>学习</translation>
    </message>
    <message>
        <source>More</source>
        <translation>更多</translation>
    </message>
    <message>
        <source>Pools</source>
        <translation>码池</translation>
    </message>
    <message>
        <source>Labels</source>
        <translation>标签</translation>
    </message>
</context>
<context>
    <name>pallet</name>
    <message>
        <source>Going on with this pallet.</source>
        <translation>继续码放此托。</translation>
    </message>
    <message>
        <source>It is on the pallet.</source>
        <translation>已放上托盘。</translation>
    </message>
    <message>
        <source>Put onto a pallet</source>
        <translation>码到托盘上</translation>
    </message>
    <message>
        <source>It is not on this pallet.</source>
        <translation>它不在此托上。</translation>
    </message>
    <message>
        <source>It is on no pallet.</source>
        <translation>它不在任何托盘上。</translation>
    </message>
    <message>
        <source>It is on this pallet already.</source>
        <translation>它已在此托上。</translation>
    </message>
    <message>
        <source>Merge</source>
        <translation>合并</translation>
    </message>
    <message>
        <source>{name}: closed with {n}.</source>
        <translation>{name}：已封托，共 {n}。</translation>
    </message>
    <message>
        <source>{name}: its label is printed.</source>
        <translation>{name}：正在打印标签。</translation>
    </message>
    <message>
        <source>The order ends</source>
        <translation>订单结束</translation>
    </message>
    <message>
        <source>It is fetched</source>
        <translation>即将运走</translation>
    </message>
    <message>
        <source>Other</source>
        <translation>其他</translation>
    </message>
    <message>
        <source>A free one begins a new pallet; one on an open pallet goes on with that one.</source>
        <translation>空闲的箱会新开一托；已在未封托上的箱则继续该托。</translation>
    </message>
    <message>
        <source>Scan a case.</source>
        <translation>请扫描一箱。</translation>
    </message>
    <message>
        <source>Its label</source>
        <translation>它的标签</translation>
    </message>
    <message>
        <source>Put the label on the {name}, and scan it.</source>
        <translation>把标签贴到{name}上，然后扫描标签。</translation>
    </message>
    <message>
        <source>Why is it closed with {n} of {m}?</source>
        <translation>为何只有 {n} / {m} 就封托？</translation>
    </message>
    <message>
        <source>Scan the case that is taken off, or tap it.</source>
        <translation>扫描要取下的箱，或点选它。</translation>
    </message>
    <message>
        <source>Take a case off</source>
        <translation>取下一箱</translation>
    </message>
    <message>
        <source>Merge another</source>
        <translation>合并另一托</translation>
    </message>
    <message>
        <source>The {name} is full: close it.</source>
        <translation>{name}已满：请封托。</translation>
    </message>
    <message>
        <source>Put the next case on, and scan it.</source>
        <translation>码上下一箱，并扫描它。</translation>
    </message>
    <message>
        <source>Scan anything on the other {name}, or tap it in the list.</source>
        <translation>扫描另一{name}上的任一箱，或在列表中点选它。</translation>
    </message>
    <message>
        <source>Put {k:the only one|all {k}} of {other} onto this one?</source>
        <translation>把 {other} 的全部 {k} 箱并到此托？</translation>
    </message>
    <message>
        <source>the line fills it</source>
        <translation>由产线码放</translation>
    </message>
    <message>
        <source>Layer {n}</source>
        <translation>第 {n} 层</translation>
    </message>
    <message>
        <source>since {at}</source>
        <translation>始于 {at}</translation>
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
        <translation>块首字</translation>
    </message>
    <message>
        <source>map version</source>
        <translation>映射版本</translation>
    </message>
    <message>
        <source>probe</source>
        <translation>探针</translation>
    </message>
    <message>
        <source>label trigger</source>
        <translation>标签触发</translation>
    </message>
    <message>
        <source>epoch</source>
        <translation>计数段号</translation>
    </message>
    <message>
        <source>heartbeat</source>
        <translation>心跳</translation>
    </message>
    <message>
        <source>line state</source>
        <translation>产线状态</translation>
    </message>
    <message>
        <source>case asked about</source>
        <translation>询问的箱</translation>
    </message>
    <message>
        <source>case state</source>
        <translation>箱状态</translation>
    </message>
    <message>
        <source>units counted</source>
        <translation>已计单品数</translation>
    </message>
    <message>
        <source>first trigger</source>
        <translation>首触发</translation>
    </message>
    <message>
        <source>last trigger</source>
        <translation>末触发</translation>
    </message>
    <message>
        <source>first trigger, lane 2</source>
        <translation>首触发 2 道</translation>
    </message>
    <message>
        <source>last trigger, lane 2</source>
        <translation>末触发 2 道</translation>
    </message>
    <message>
        <source>epoch that left</source>
        <translation>已下线的计数段号</translation>
    </message>
    <message>
        <source>case that left</source>
        <translation>已下线的箱</translation>
    </message>
    <message>
        <source>unit count</source>
        <translation>单品计数</translation>
    </message>
    <message>
        <source>unit count, lane 2</source>
        <translation>单品计数 2 道</translation>
    </message>
    <message>
        <source>label of the case</source>
        <translation>箱的标签</translation>
    </message>
    <message>
        <source>in transit</source>
        <translation>在途</translation>
    </message>
    <message>
        <source>inputs</source>
        <translation>输入</translation>
    </message>
    <message>
        <source>left by the exit</source>
        <translation>由出口离开</translation>
    </message>
    <message>
        <source>in the ejector</source>
        <translation>进入剔除</translation>
    </message>
    <message>
        <source>block, last</source>
        <translation>块末字</translation>
    </message>
    <message>
        <source>epoch granted</source>
        <translation>授予计数段号</translation>
    </message>
    <message>
        <source>station state</source>
        <translation>本站状态</translation>
    </message>
    <message>
        <source>epoch of verdict</source>
        <translation>判定计数段号</translation>
    </message>
    <message>
        <source>verdict</source>
        <translation>判定</translation>
    </message>
    <message>
        <source>reason</source>
        <translation>原因</translation>
    </message>
    <message>
        <source>units read</source>
        <translation>已读单品数</translation>
    </message>
    <message>
        <source>not left yet</source>
        <translation>尚未下线</translation>
    </message>
    <message>
        <source>starts</source>
        <translation>启动次数</translation>
    </message>
    <message>
        <source>outputs</source>
        <translation>输出</translation>
    </message>
    <message>
        <source>passed, thousands</source>
        <translation>合格（千位）</translation>
    </message>
    <message>
        <source>passed, rest</source>
        <translation>合格（余数）</translation>
    </message>
    <message>
        <source>rejected, thousands</source>
        <translation>剔除（千位）</translation>
    </message>
    <message>
        <source>rejected, rest</source>
        <translation>剔除（余数）</translation>
    </message>
    <message>
        <source>last one recorded</source>
        <translation>最后已记录</translation>
    </message>
    <message>
        <source>none</source>
        <translation>无</translation>
    </message>
    <message>
        <source>not in the map</source>
        <translation>不在映射内</translation>
    </message>
    <message>
        <source>whole</source>
        <translation>完整</translation>
    </message>
    <message>
        <source>torn</source>
        <translation>读取不一致</translation>
    </message>
    <message>
        <source>as it must be</source>
        <translation>正确</translation>
    </message>
    <message>
        <source>bytes swapped</source>
        <translation>字节颠倒</translation>
    </message>
    <message>
        <source>wrong base</source>
        <translation>基址错误</translation>
    </message>
    <message>
        <source>as ours</source>
        <translation>与本站一致</translation>
    </message>
    <message>
        <source>another version</source>
        <translation>版本不符</translation>
    </message>
    <message>
        <source>none yet</source>
        <translation>尚无</translation>
    </message>
    <message>
        <source>as it is</source>
        <translation>保持</translation>
    </message>
    <message>
        <source>not counted</source>
        <translation>不计数</translation>
    </message>
    <message>
        <source>idle</source>
        <translation>空闲</translation>
    </message>
    <message>
        <source>waits</source>
        <translation>等待</translation>
    </message>
    <message>
        <source>pass taken</source>
        <translation>已取合格</translation>
    </message>
    <message>
        <source>reject taken</source>
        <translation>已取剔除</translation>
    </message>
    <message>
        <source>too late</source>
        <translation>太迟</translation>
    </message>
    <message>
        <source>pass</source>
        <translation>合格</translation>
    </message>
    <message>
        <source>reject</source>
        <translation>剔除</translation>
    </message>
    <message>
        <source>running</source>
        <translation>运行</translation>
    </message>
    <message>
        <source>e-stop</source>
        <translation>急停</translation>
    </message>
    <message>
        <source>guard open</source>
        <translation>护罩打开</translation>
    </message>
    <message>
        <source>bin full</source>
        <translation>剔除区已满</translation>
    </message>
    <message>
        <source>air low</source>
        <translation>气压低</translation>
    </message>
    <message>
        <source>photocell stuck</source>
        <translation>光电卡住</translation>
    </message>
    <message>
        <source>passed the exit unproven</source>
        <translation>未校验通过出口</translation>
    </message>
    <message>
        <source>gate bypassed</source>
        <translation>闸门旁路</translation>
    </message>
    <message>
        <source>no unit before the packer</source>
        <translation>装箱机前无单品</translation>
    </message>
    <message>
        <source>may run</source>
        <translation>允许运行</translation>
    </message>
    <message>
        <source>red</source>
        <translation>红</translation>
    </message>
    <message>
        <source>amber</source>
        <translation>黄</translation>
    </message>
    <message>
        <source>green</source>
        <translation>绿</translation>
    </message>
    <message>
        <source>buzzer</source>
        <translation>蜂鸣</translation>
    </message>
    <message>
        <source>stop</source>
        <translation>停止</translation>
    </message>
    <message>
        <source>Sensor</source>
        <translation>传感器</translation>
    </message>
    <message>
        <source>Packed</source>
        <translation>已装箱</translation>
    </message>
    <message>
        <source>Rejected</source>
        <translation>剔除</translation>
    </message>
    <message>
        <source>Sampled</source>
        <translation>取样</translation>
    </message>
    <message>
        <source>No-read</source>
        <translation>未读</translation>
    </message>
    <message>
        <source>In flight</source>
        <translation>在途</translation>
    </message>
    <message>
        <source>Difference</source>
        <translation>差数</translation>
    </message>
    <message>
        <source>units in the PLC&apos;s cases</source>
        <translation>PLC 编号各箱中的单品</translation>
    </message>
    <message>
        <source>the PLC&apos;s unit counter</source>
        <translation>PLC 的单品计数器</translation>
    </message>
    <message>
        <source>scans</source>
        <translation>扫描</translation>
    </message>
    <message>
        <source>nobody saw how the case left</source>
        <translation>无人看到该箱如何离开</translation>
    </message>
    <message>
        <source>the ejection was not confirmed</source>
        <translation>剔除未确认</translation>
    </message>
    <message>
        <source>a rejected case left by the exit</source>
        <translation>被剔除的箱从出口离开</translation>
    </message>
    <message>
        <source>the case was never asked about, nobody saw it leave</source>
        <translation>该箱从未被询问，也无人看到它离开</translation>
    </message>
    <message>
        <source>looked for, and gone</source>
        <translation>已查找，未找到</translation>
    </message>
    <message>
        <source>the PLC counted another number into the case</source>
        <translation>PLC 对该箱的计数不同</translation>
    </message>
    <message>
        <source>taken off the line when it was cleared (counted as rejected)</source>
        <translation>清线时取下（计入剔除）</translation>
    </message>
    <message>
        <source>no case has these units</source>
        <translation>这些单品不在任何箱中</translation>
    </message>
    <message>
        <source>the PLC&apos;s numbers began again</source>
        <translation>PLC 重新编号</translation>
    </message>
    <message>
        <source>the PLC was silent</source>
        <translation>PLC 无数据</translation>
    </message>
    <message>
        <source>not explained</source>
        <translation>原因不明</translation>
    </message>
    <message>
        <source>the station was off</source>
        <translation>本站已关闭</translation>
    </message>
    <message>
        <source>it ended by itself</source>
        <translation>自行结束</translation>
    </message>
    <message>
        <source>none of this number or name answers</source>
        <translation>没有此编号或名称的设备应答</translation>
    </message>
    <message>
        <source>another program uses it</source>
        <translation>正被其他程序占用</translation>
    </message>
    <message>
        <source>its address is of another network</source>
        <translation>其地址属于其他网段</translation>
    </message>
    <message>
        <source>it started again</source>
        <translation>已重新启动</translation>
    </message>
    <message>
        <source>it sends pictures unasked</source>
        <translation>未经请求就发送图像</translation>
    </message>
    <message>
        <source>its pixel format cannot be read</source>
        <translation>其像素格式无法读取</translation>
    </message>
    <message>
        <source>it lacks a feature of the config</source>
        <translation>缺少配置中的一个参数</translation>
    </message>
    <message>
        <source>it lacks features of the config</source>
        <translation>缺少配置中的多个参数</translation>
    </message>
    <message>
        <source>it refuses a feature of the config</source>
        <translation>拒绝配置中的参数</translation>
    </message>
    <message>
        <source>it cannot be fired as configured</source>
        <translation>无法按配置触发</translation>
    </message>
    <message>
        <source>its driver is not installed</source>
        <translation>驱动未安装</translation>
    </message>
    <message>
        <source>its GenTL producer cannot be used</source>
        <translation>其 GenTL 文件无法使用</translation>
    </message>
    <message>
        <source>its library hung</source>
        <translation>其程序库无响应</translation>
    </message>
    <message>
        <source>its library crashed</source>
        <translation>其程序库崩溃</translation>
    </message>
    <message>
        <source>its source cannot be opened</source>
        <translation>其来源无法打开</translation>
    </message>
    <message>
        <source>its password file cannot be used</source>
        <translation>其密码文件无法使用</translation>
    </message>
    <message>
        <source>its recorded pictures ended</source>
        <translation>录制的图像已播完</translation>
    </message>
    <message>
        <source>its folder cannot be used</source>
        <translation>其文件夹无法使用</translation>
    </message>
    <message>
        <source>its folder is empty</source>
        <translation>其文件夹为空</translation>
    </message>
    <message>
        <source>its folder holds too many files</source>
        <translation>其文件夹中文件过多</translation>
    </message>
    <message>
        <source>what it sends is no picture</source>
        <translation>所发送的不是图像</translation>
    </message>
    <message>
        <source>its pictures are too large</source>
        <translation>其图像过大</translation>
    </message>
    <message>
        <source>it has not connected</source>
        <translation>尚未连接</translation>
    </message>
    <message>
        <source>the port for it cannot be opened</source>
        <translation>为其准备的端口无法打开</translation>
    </message>
    <message>
        <source>it sends too much</source>
        <translation>发送过多</translation>
    </message>
    <message>
        <source>its telegrams do not end</source>
        <translation>其报文没有结尾</translation>
    </message>
    <message>
        <source>it sends no text</source>
        <translation>发送的不是文本</translation>
    </message>
    <message>
        <source>another program uses its port</source>
        <translation>其端口被其他程序占用</translation>
    </message>
    <message>
        <source>its port may not be opened</source>
        <translation>无权打开其端口</translation>
    </message>
    <message>
        <source>its USB device is not there</source>
        <translation>其 USB 设备不存在</translation>
    </message>
    <message>
        <source>several USB devices are like it</source>
        <translation>有多个相同的 USB 设备</translation>
    </message>
    <message>
        <source>the camera was away</source>
        <translation>相机曾断开</translation>
    </message>
    <message>
        <source>the order of the units was not known</source>
        <translation>单品顺序不明</translation>
    </message>
    <message>
        <source>cases came and could not be numbered: ejected, not read</source>
        <translation>有箱到来但无法编号：已剔除，未读码</translation>
    </message>
    <message>
        <source>the I/O block was away: cases not counted, none released</source>
        <translation>I/O 模块失联：箱未计数，未放行任何一箱</translation>
    </message>
    <message>
        <source>the station was off: cases not counted, none released</source>
        <translation>本站未运行：箱未计数，未放行任何一箱</translation>
    </message>
    <message>
        <source>passed with the station off</source>
        <translation>本站未运行时通过</translation>
    </message>
    <message>
        <source>passed with the I/O block away</source>
        <translation>I/O 模块失联时通过</translation>
    </message>
    <message>
        <source>the station was switched off while the line stood</source>
        <translation>产线停止时本站关闭</translation>
    </message>
    <message>
        <source>waited for the audit</source>
        <translation>等待抽检</translation>
    </message>
    <message>
        <source>waited for neighbours</source>
        <translation>等待上下游</translation>
    </message>
    <message>
        <source>machine was idle</source>
        <translation>机器待机</translation>
    </message>
    <message>
        <source>machine was stopped</source>
        <translation>机器停止</translation>
    </message>
    <message>
        <source>machine was held</source>
        <translation>机器暂停</translation>
    </message>
    <message>
        <source>machine was aborted</source>
        <translation>机器中止</translation>
    </message>
    <message>
        <source>machine had completed its run</source>
        <translation>机器已完成运行</translation>
    </message>
    <message>
        <source>this station</source>
        <translation>本站</translation>
    </message>
    <message>
        <source>a person</source>
        <translation>人员</translation>
    </message>
    <message>
        <source>no order</source>
        <translation>无订单</translation>
    </message>
    <message>
        <source>neighbours</source>
        <translation>前后机器</translation>
    </message>
    <message>
        <source>machine</source>
        <translation>机器</translation>
    </message>
    <message>
        <source>line packed by hand instead</source>
        <translation>产线改为人工装箱</translation>
    </message>
    <message>
        <source>packed by hand</source>
        <translation>人工装箱</translation>
    </message>
    <message>
        <source>closed short</source>
        <translation>未满封箱</translation>
    </message>
    <message>
        <source>numbers of the PLC confirmed</source>
        <translation>已确认 PLC 编号</translation>
    </message>
    <message>
        <source>line cleared by hand</source>
        <translation>人工清线</translation>
    </message>
    <message>
        <source>settings changed</source>
        <translation>更改设置</translation>
    </message>
    <message>
        <source>gone on without a label</source>
        <translation>无标签继续</translation>
    </message>
    <message>
        <source>cases found good by a person</source>
        <translation>人工判定合格的箱</translation>
    </message>
    <message>
        <source>rejecter switched off</source>
        <translation>剔除装置被关闭</translation>
    </message>
    <message>
        <source>it is in no case</source>
        <translation>不在任何箱中</translation>
    </message>
    <message>
        <source>an audit found a wrong link</source>
        <translation>抽检发现关联错误</translation>
    </message>
    <message>
        <source>Asked</source>
        <translation>已询问</translation>
    </message>
    <message>
        <source>Wrong</source>
        <translation>错误</translation>
    </message>
    <message>
        <source>Skipped</source>
        <translation>跳过</translation>
    </message>
    <message>
        <source>Not answered</source>
        <translation>未回答</translation>
    </message>
    <message>
        <source>Checked by hand</source>
        <translation>人工核对</translation>
    </message>
    <message>
        <source>Wrong links at most (95 %)</source>
        <translation>错误关联上限（95 %）</translation>
    </message>
    <message>
        <source>Shift report</source>
        <translation>班次报告</translation>
    </message>
    <message>
        <source>Order report</source>
        <translation>订单报告</translation>
    </message>
    <message>
        <source>Station</source>
        <translation>本站</translation>
    </message>
    <message>
        <source>Period</source>
        <translation>时段</translation>
    </message>
    <message>
        <source>Shift</source>
        <translation>班次</translation>
    </message>
    <message>
        <source>Order</source>
        <translation>订单</translation>
    </message>
    <message>
        <source>As of</source>
        <translation>截至</translation>
    </message>
    <message>
        <source>not ended yet</source>
        <translation>尚未结束</translation>
    </message>
    <message>
        <source>it still is</source>
        <translation>仍在持续</translation>
    </message>
    <message>
        <source>Balance</source>
        <translation>平衡</translation>
    </message>
    <message>
        <source>The count closes.</source>
        <translation>数量平衡。</translation>
    </message>
    <message>
        <source>The count does not close.</source>
        <translation>数量不平衡。</translation>
    </message>
    <message>
        <source>The sensor is silent: not closed.</source>
        <translation>传感器无数据：未平衡。</translation>
    </message>
    <message>
        <source>Counted by</source>
        <translation>计数来源</translation>
    </message>
    <message>
        <source>Differences</source>
        <translation>差异</translation>
    </message>
    <message>
        <source>None</source>
        <translation>无</translation>
    </message>
    <message>
        <source>Cases</source>
        <translation>箱</translation>
    </message>
    <message>
        <source>Rejects by reason</source>
        <translation>剔除原因</translation>
    </message>
    <message>
        <source>No-reads by place</source>
        <translation>未读位置</translation>
    </message>
    <message>
        <source>Downtime by cause</source>
        <translation>停机原因</translation>
    </message>
    <message>
        <source>Bypasses</source>
        <translation>旁路</translation>
    </message>
    <message>
        <source>Random audit</source>
        <translation>随机抽检</translation>
    </message>
    <message>
        <source>Random audit, whole journal</source>
        <translation>随机抽检（全部日志）</translation>
    </message>
    <message>
        <source>Running</source>
        <translation>运行</translation>
    </message>
    <message>
        <source>Lost because of this station</source>
        <translation>因本站损失</translation>
    </message>
    <message>
        <source>Time</source>
        <translation>时间</translation>
    </message>
    <message>
        <source>Cause</source>
        <translation>原因</translation>
    </message>
    <message>
        <source>Units</source>
        <translation>单品数</translation>
    </message>
    <message>
        <source>Reason</source>
        <translation>原因</translation>
    </message>
    <message>
        <source>Cases rejected</source>
        <translation>剔除箱数</translation>
    </message>
    <message>
        <source>Place</source>
        <translation>位置</translation>
    </message>
    <message>
        <source>Duration</source>
        <translation>时长</translation>
    </message>
    <message>
        <source>Times</source>
        <translation>次数</translation>
    </message>
    <message>
        <source>By</source>
        <translation>人员</translation>
    </message>
    <message>
        <source>What</source>
        <translation>项目</translation>
    </message>
    <message>
        <source>Value</source>
        <translation>数值</translation>
    </message>
    <message>
        <source>Kept by</source>
        <translation>责任方</translation>
    </message>
    <message>
        <source>unknown</source>
        <translation>未知</translation>
    </message>
    <message>
        <source>More, not shown</source>
        <translation>其余未显示</translation>
    </message>
    <message>
        <source>Released</source>
        <translation>已放行</translation>
    </message>
    <message>
        <source>Void</source>
        <translation>作废</translation>
    </message>
    <message>
        <source>Missed</source>
        <translation>漏询</translation>
    </message>
    <message>
        <source>In quarantine</source>
        <translation>隔离中</translation>
    </message>
    <message>
        <source>On their way</source>
        <translation>在途</translation>
    </message>
    <message>
        <source>Packed by hand</source>
        <translation>人工装箱</translation>
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
        <source>not known here</source>
        <translation>本站未知</translation>
    </message>
    <message>
        <source>the printer did not count it</source>
        <translation>打印机没有计数</translation>
    </message>
    <message>
        <source>there is no template</source>
        <translation>没有模板</translation>
    </message>
    <message>
        <source>several templates fit</source>
        <translation>有多个模板适用</translation>
    </message>
    <message>
        <source>its template cannot be read</source>
        <translation>模板无法读取</translation>
    </message>
    <message>
        <source>its template is wrong</source>
        <translation>模板有误</translation>
    </message>
    <message>
        <source>its symbol is too narrow</source>
        <translation>条码模块太窄</translation>
    </message>
    <message>
        <source>a symbol cannot hold its text</source>
        <translation>条码无法容纳内容</translation>
    </message>
    <message>
        <source>a text does not fit</source>
        <translation>文字放不下</translation>
    </message>
    <message>
        <source>a character is in no font</source>
        <translation>有字符不在任何字体中</translation>
    </message>
    <message>
        <source>a font is missing</source>
        <translation>缺少字体</translation>
    </message>
    <message>
        <source>a field goes over the edge</source>
        <translation>有字段超出边缘</translation>
    </message>
    <message>
        <source>a symbol has no blank zone</source>
        <translation>条码没有静区</translation>
    </message>
    <message>
        <source>the template is for other dots</source>
        <translation>模板分辨率不符</translation>
    </message>
    <message>
        <source>the connection broke</source>
        <translation>连接中断</translation>
    </message>
    <message>
        <source>the printer takes nothing</source>
        <translation>打印机不接收</translation>
    </message>
    <message>
        <source>its folder cannot be written</source>
        <translation>文件夹无法写入</translation>
    </message>
    <message>
        <source>its queue does not work</source>
        <translation>队列不工作</translation>
    </message>
    <message>
        <source>CUPS is not installed</source>
        <translation>未安装 CUPS</translation>
    </message>
    <message>
        <source>no labels</source>
        <translation>没有标签纸</translation>
    </message>
    <message>
        <source>no ribbon</source>
        <translation>没有碳带</translation>
    </message>
    <message>
        <source>the head is open</source>
        <translation>打印头已打开</translation>
    </message>
    <message>
        <source>jammed</source>
        <translation>卡纸</translation>
    </message>
    <message>
        <source>its memory is full</source>
        <translation>内存已满</translation>
    </message>
    <message>
        <source>a label waits to be taken</source>
        <translation>有标签待取</translation>
    </message>
    <message>
        <source>an error of the printer</source>
        <translation>打印机出错</translation>
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
        <translation>漏检</translation>
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
        <source>still open</source>
        <translation>未封装</translation>
    </message>
    <message>
        <source>on its way</source>
        <translation>途中</translation>
    </message>
    <message>
        <source>closed</source>
        <translation>已封装</translation>
    </message>
    <message>
        <source>in quarantine</source>
        <translation>隔离中</translation>
    </message>
    <message>
        <source>dissolved</source>
        <translation>已拆解</translation>
    </message>
    <message>
        <source>the code of a container</source>
        <translation>容器的码</translation>
    </message>
    <message>
        <source>in a container</source>
        <translation>在容器中</translation>
    </message>
    <message>
        <source>free: it is in no container</source>
        <translation>空闲：不在任何容器中</translation>
    </message>
    <message>
        <source>on the belt, in no case yet</source>
        <translation>在输送带上，还未装箱</translation>
    </message>
    <message>
        <source>void: it was the code of a container</source>
        <translation>已作废：曾是容器的码</translation>
    </message>
    <message>
        <source>taken as a sample</source>
        <translation>已取样</translation>
    </message>
    <message>
        <source>destroyed</source>
        <translation>已销毁</translation>
    </message>
    <message>
        <source>lost</source>
        <translation>已遗失</translation>
    </message>
    <message>
        <source>damaged</source>
        <translation>已损坏</translation>
    </message>
    <message>
        <source>out of use</source>
        <translation>不再使用</translation>
    </message>
    <message>
        <source>packed</source>
        <translation>已装箱</translation>
    </message>
    <message>
        <source>members added</source>
        <translation>已装入</translation>
    </message>
    <message>
        <source>taken out</source>
        <translation>已取出</translation>
    </message>
    <message>
        <source>replaced</source>
        <translation>已替换</translation>
    </message>
    <message>
        <source>merged</source>
        <translation>已合并</translation>
    </message>
    <message>
        <source>restored</source>
        <translation>已恢复</translation>
    </message>
    <message>
        <source>relabelled</source>
        <translation>已换码</translation>
    </message>
    <message>
        <source>recommissioned</source>
        <translation>已恢复启用</translation>
    </message>
    <message>
        <source>undone</source>
        <translation>已撤销</translation>
    </message>
    <message>
        <source>shipped</source>
        <translation>已发运</translation>
    </message>
    <message>
        <source>returned</source>
        <translation>已退回</translation>
    </message>
    <message>
        <source>stored</source>
        <translation>已暂存</translation>
    </message>
    <message>
        <source>gone on with</source>
        <translation>已恢复</translation>
    </message>
    <message>
        <source>it is another code here</source>
        <translation>此处它是另一个码</translation>
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
        <translation>非本厂码</translation>
    </message>
    <message>
        <source>wrong product</source>
        <translation>错品</translation>
    </message>
    <message>
        <source>decommissioned</source>
        <translation>已注销</translation>
    </message>
    <message>
        <source>case waits</source>
        <translation>有箱等待</translation>
    </message>
    <message>
        <source>exit photocell</source>
        <translation>出口光电</translation>
    </message>
    <message>
        <source>reject photocell</source>
        <translation>剔除光电</translation>
    </message>
    <message>
        <source>belt or packer runs</source>
        <translation>输送带或装箱机运行</translation>
    </message>
    <message>
        <source>reset button</source>
        <translation>复位按钮</translation>
    </message>
    <message>
        <source>cases at the exit</source>
        <translation>出口箱数</translation>
    </message>
    <message>
        <source>cases in the reject lane</source>
        <translation>剔除道箱数</translation>
    </message>
    <message>
        <source>let go</source>
        <translation>放行</translation>
    </message>
    <message>
        <source>stop request</source>
        <translation>停止请求</translation>
    </message>
    <message>
        <source>waits for the printer</source>
        <translation>等待打印机</translation>
    </message>
    <message>
        <source>is being printed</source>
        <translation>正在打印</translation>
    </message>
    <message>
        <source>printed, waits for its scan</source>
        <translation>已打印，等待扫描</translation>
    </message>
    <message>
        <source>not printed</source>
        <translation>未打印</translation>
    </message>
    <message>
        <source>perhaps printed</source>
        <translation>可能已打印</translation>
    </message>
    <message>
        <source>scanned back</source>
        <translation>已回扫</translation>
    </message>
    <message>
        <source>gone on without it</source>
        <translation>已不用标签继续</translation>
    </message>
    <message>
        <source>put right by hand</source>
        <translation>人工修复</translation>
    </message>
    <message>
        <source>put on by scan</source>
        <translation>扫码码垛</translation>
    </message>
    <message>
        <source>its packing was undone</source>
        <translation>装箱已撤销</translation>
    </message>
    <message>
        <source>there is no file of pools</source>
        <translation>没有码池文件</translation>
    </message>
    <message>
        <source>it was not imported</source>
        <translation>尚未导入</translation>
    </message>
    <message>
        <source>the file cannot be read</source>
        <translation>文件无法读取</translation>
    </message>
    <message>
        <source>the file is another program&apos;s</source>
        <translation>文件属于另一个程序</translation>
    </message>
    <message>
        <source>its pool gives no answer</source>
        <translation>码池没有应答</translation>
    </message>
    <message>
        <source>it takes too long</source>
        <translation>耗时过长</translation>
    </message>
    <message>
        <source>all its codes are used</source>
        <translation>其中的码已用完</translation>
    </message>
    <message>
        <source>not in the pool</source>
        <translation>不在码池中</translation>
    </message>
    <message>
        <source>void in the pool</source>
        <translation>码池中已作废</translation>
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
        <source>label not awaited</source>
        <translation>不是等待的标签</translation>
    </message>
    <message>
        <source>a later label was read before it</source>
        <translation>在它之前读到了后面的标签</translation>
    </message>
    <message>
        <source>its case was rejected</source>
        <translation>其箱已剔除</translation>
    </message>
    <message>
        <source>another order runs</source>
        <translation>正在运行其他订单</translation>
    </message>
    <message>
        <source>other</source>
        <translation>其他</translation>
    </message>
    <message>
        <source>the counts of units and frames differ</source>
        <translation>单品计数与图像计数不符</translation>
    </message>
    <message>
        <source>the reader&apos;s number is not the PLC&apos;s</source>
        <translation>读码器的编号不是 PLC 的编号</translation>
    </message>
    <message>
        <source>the reader sent nothing for several units</source>
        <translation>读码器连续几瓶没有发送数据</translation>
    </message>
    <message>
        <source>the line is empty, and units are in no case</source>
        <translation>产线已空，却有单品不在任何箱中</translation>
    </message>
    <message>
        <source>units are missing between two cases</source>
        <translation>两箱之间缺单品</translation>
    </message>
    <message>
        <source>the guard was opened</source>
        <translation>护罩打开</translation>
    </message>
    <message>
        <source>the line was packed by hand</source>
        <translation>产线曾人工装箱</translation>
    </message>
    <message>
        <source>the PLC restarted</source>
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
        <translation>PLC 的计数段号不是本站授予的</translation>
    </message>
    <message>
        <source>a backup was restored</source>
        <translation>已恢复备份</translation>
    </message>
    <message>
        <source>records of this journal are lost</source>
        <translation>本日志有记录丢失</translation>
    </message>
    <message>
        <source>was deleted</source>
        <translation>被删除</translation>
    </message>
    <message>
        <source>was replaced</source>
        <translation>被替换</translation>
    </message>
    <message>
        <source>lost its lock</source>
        <translation>失去锁</translation>
    </message>
    <message>
        <source>the units were not where the queue had them</source>
        <translation>实物与队列记录的顺序不符</translation>
    </message>
    <message>
        <source>seen neither at the exit nor in the ejector</source>
        <translation>出口和剔除器均未看到</translation>
    </message>
    <message>
        <source>the PLC took the pass, and nothing sees the exit</source>
        <translation>PLC 已采用放行，出口没有传感器</translation>
    </message>
    <message>
        <source>seen leaving</source>
        <translation>已看到离开</translation>
    </message>
    <message>
        <source>leaving assumed, not seen</source>
        <translation>推定已离开，未看到</translation>
    </message>
    <message>
        <source>closed or found by a person</source>
        <translation>由人员关闭或找到</translation>
    </message>
    <message>
        <source>in one picture</source>
        <translation>同一张图像</translation>
    </message>
    <message>
        <source>by the order of the queue</source>
        <translation>按队列顺序</translation>
    </message>
    <message>
        <source>by one reader</source>
        <translation>同一读码器</translation>
    </message>
    <message>
        <source>scanned one by one</source>
        <translation>逐个扫描</translation>
    </message>
    <message>
        <source>told by another system</source>
        <translation>由其他系统告知</translation>
    </message>
    <message>
        <source>sixteen cases passed since</source>
        <translation>此后已过十六箱</translation>
    </message>
    <message>
        <source>the gate was bypassed</source>
        <translation>闸门曾旁路</translation>
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
        <translation>已暂停，令牌被拒</translation>
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
        <translation>对方拒收该批</translation>
    </message>
    <message>
        <source>it does not answer</source>
        <translation>对方无应答</translation>
    </message>
    <message>
        <source>it is busy</source>
        <translation>对方正忙</translation>
    </message>
    <message>
        <source>it holds less than it said before</source>
        <translation>对方记录比此前报告的少</translation>
    </message>
    <message>
        <source>it refuses our key</source>
        <translation>对方拒绝本站令牌</translation>
    </message>
    <message>
        <source>it holds other records under our numbers</source>
        <translation>对方在本站编号下存有别的记录</translation>
    </message>
    <message>
        <source>it holds records this journal never made</source>
        <translation>对方存有本日志从未产生的记录</translation>
    </message>
    <message>
        <source>it takes no record of ours</source>
        <translation>对方不接受本站任何记录</translation>
    </message>
    <message>
        <source>a record is missing</source>
        <translation>缺少一条记录</translation>
    </message>
    <message>
        <source>another station writes under our name</source>
        <translation>另有工位以本站名义写入</translation>
    </message>
    <message>
        <source>it knows us by another journal</source>
        <translation>对方所认的是另一份日志</translation>
    </message>
    <message>
        <source>no answer in time</source>
        <translation>对方未及时应答</translation>
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
        <source>its certificate is not from a trusted authority</source>
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
        <source>the answer is not a token</source>
        <translation>收到的内容不是令牌</translation>
    </message>
    <message>
        <source>the capture job has not ended</source>
        <translation>采集任务尚未结束</translation>
    </message>
    <message>
        <source>the capture job failed</source>
        <translation>采集任务失败</translation>
    </message>
    <message>
        <source>EPCIS cannot express it</source>
        <translation>EPCIS 无法表达该记录</translation>
    </message>
    <message>
        <source>it holds something under this number</source>
        <translation>对方在该编号下已有记录</translation>
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
    <message>
        <source>an answer to another request</source>
        <translation>应答的是另一个请求</translation>
    </message>
    <message>
        <source>another protocol</source>
        <translation>协议不同</translation>
    </message>
    <message>
        <source>another unit number</source>
        <translation>单元号不符</translation>
    </message>
    <message>
        <source>another function</source>
        <translation>功能码不符</translation>
    </message>
    <message>
        <source>a wrong byte count</source>
        <translation>字节计数错误</translation>
    </message>
    <message>
        <source>a wrong number of bytes</source>
        <translation>字节数错误</translation>
    </message>
    <message>
        <source>a wrong length</source>
        <translation>长度错误</translation>
    </message>
    <message>
        <source>a wrong number of words</source>
        <translation>字数错误</translation>
    </message>
    <message>
        <source>another address written</source>
        <translation>写入地址不符</translation>
    </message>
    <message>
        <source>another number of words written</source>
        <translation>写入字数不符</translation>
    </message>
    <message>
        <source>more bytes than one answer</source>
        <translation>应答后有多余字节</translation>
    </message>
    <message>
        <source>an answer without a request</source>
        <translation>未经请求的应答</translation>
    </message>
    <message>
        <source>a wrong beginning</source>
        <translation>开头标识错误</translation>
    </message>
    <message>
        <source>a wrong size</source>
        <translation>尺寸错误</translation>
    </message>
    <message>
        <source>no greeting</source>
        <translation>没有握手</translation>
    </message>
</context>
<context>
    <name>plc</name>
    <message>
        <source>Overview</source>
        <translation>概览</translation>
    </message>
    <message>
        <source>PLC to station</source>
        <translation>PLC 到本站</translation>
    </message>
    <message>
        <source>Station to PLC</source>
        <translation>本站到 PLC</translation>
    </message>
    <message>
        <source>Last handshakes</source>
        <translation>最近握手</translation>
    </message>
    <message>
        <source>Requests</source>
        <translation>请求记录</translation>
    </message>
    <message>
        <source>Go on</source>
        <translation>继续</translation>
    </message>
    <message>
        <source>Freeze</source>
        <translation>冻结</translation>
    </message>
    <message>
        <source>Only errors</source>
        <translation>仅错误</translation>
    </message>
    <message>
        <source>PLC</source>
        <translation>PLC</translation>
    </message>
    <message>
        <source>No block read yet</source>
        <translation>尚未读到数据块</translation>
    </message>
    <message>
        <source>FROZEN {time}</source>
        <translation>已冻结 {time}</translation>
    </message>
    <message>
        <source>Torn</source>
        <translation>读取不一致</translation>
    </message>
    <message>
        <source>No answer</source>
        <translation>无应答</translation>
    </message>
    <message>
        <source>reads {n:1 word|{n} words}</source>
        <translation>读 {n} 字</translation>
    </message>
    <message>
        <source>writes {n:1 word|{n} words}</source>
        <translation>写 {n} 字</translation>
    </message>
    <message>
        <source>No block written yet</source>
        <translation>尚未写出数据块</translation>
    </message>
    <message>
        <source>Address</source>
        <translation>地址</translation>
    </message>
    <message>
        <source>Name</source>
        <translation>名称</translation>
    </message>
    <message>
        <source>Value</source>
        <translation>值</translation>
    </message>
    <message>
        <source>Meaning</source>
        <translation>含义</translation>
    </message>
    <message>
        <source>Case waits</source>
        <translation>箱等待</translation>
    </message>
    <message>
        <source>Verdict</source>
        <translation>判定</translation>
    </message>
    <message>
        <source>Left the line</source>
        <translation>已下线</translation>
    </message>
    <message>
        <source>{n} s</source>
        <translation>{n} 秒</translation>
    </message>
    <message>
        <source>No case in the last {n} s</source>
        <translation>最近 {n} 秒无箱</translation>
    </message>
    <message>
        <source>pass · {n} ms</source>
        <translation>合格 · {n} 毫秒</translation>
    </message>
    <message>
        <source>reject · {n} ms</source>
        <translation>剔除 · {n} 毫秒</translation>
    </message>
    <message>
        <source>{case} · {n} s</source>
        <translation>{case} · {n} 秒</translation>
    </message>
    <message>
        <source>Case</source>
        <translation>箱</translation>
    </message>
    <message>
        <source>Committed</source>
        <translation>已存</translation>
    </message>
    <message>
        <source>Written</source>
        <translation>已写</translation>
    </message>
    <message>
        <source>Taken</source>
        <translation>已取</translation>
    </message>
    <message>
        <source>Left</source>
        <translation>已下线</translation>
    </message>
    <message>
        <source>ms after the case was seen</source>
        <translation>自看到该箱起的毫秒数</translation>
    </message>
    <message>
        <source>No case yet</source>
        <translation>尚无箱</translation>
    </message>
    <message>
        <source>pass</source>
        <translation>合格</translation>
    </message>
    <message>
        <source>reject</source>
        <translation>剔除</translation>
    </message>
    <message>
        <source>none yet</source>
        <translation>尚无</translation>
    </message>
    <message>
        <source>read {first} to {last}</source>
        <translation>读 {first} 至 {last}</translation>
    </message>
    <message>
        <source>write {first} to {last}</source>
        <translation>写 {first} 至 {last}</translation>
    </message>
    <message>
        <source>another request</source>
        <translation>其他请求</translation>
    </message>
    <message>
        <source>Time</source>
        <translation>时间</translation>
    </message>
    <message>
        <source>Request</source>
        <translation>请求</translation>
    </message>
    <message>
        <source>What came of it</source>
        <translation>结果</translation>
    </message>
    <message>
        <source>Nothing went wrong</source>
        <translation>没有出错</translation>
    </message>
    <message>
        <source>No request yet</source>
        <translation>尚无请求</translation>
    </message>
    <message>
        <source>newest first</source>
        <translation>最新在前</translation>
    </message>
    <message>
        <source>answered</source>
        <translation>已应答</translation>
    </message>
    <message>
        <source>PLC: {request}</source>
        <translation>PLC：{request}</translation>
    </message>
</context>
<context>
    <name>pool</name>
    <message>
        <source>{n:1 pool|{n} pools} of codes</source>
        <translation>{n} 个码池</translation>
    </message>
    <message>
        <source>being counted</source>
        <translation>正在统计</translation>
    </message>
    <message>
        <source>{n} of {m} left</source>
        <translation>剩 {n} / 共 {m}</translation>
    </message>
    <message>
        <source>in this order</source>
        <translation>本订单</translation>
    </message>
    <message>
        <source>Issued</source>
        <translation>已发</translation>
    </message>
    <message>
        <source>Left over</source>
        <translation>剩余</translation>
    </message>
    <message>
        <source>Packed</source>
        <translation>已装箱</translation>
    </message>
    <message>
        <source>Left the line</source>
        <translation>已下线</translation>
    </message>
    <message>
        <source>Void</source>
        <translation>已作废</translation>
    </message>
    <message>
        <source>Counted</source>
        <translation>统计时间</translation>
    </message>
    <message>
        <source>Last import</source>
        <translation>上次导入</translation>
    </message>
    <message>
        <source>File</source>
        <translation>文件</translation>
    </message>
    <message>
        <source>Imported</source>
        <translation>已导入</translation>
    </message>
    <message>
        <source>Duplicates</source>
        <translation>重复</translation>
    </message>
    <message>
        <source>Bad lines</source>
        <translation>坏行</translation>
    </message>
    <message>
        <source>No bad lines in the last import.</source>
        <translation>上次导入没有坏行。</translation>
    </message>
    <message>
        <source>Line {n}: {code}: {why}</source>
        <translation>第 {n} 行：{code}：{why}</translation>
    </message>
</context>
<context>
    <name>preview</name>
    <message>
        <source>{read} of {wanted} read</source>
        <translation>已读 {read} / {wanted}</translation>
    </message>
    <message>
        <source>not read: {cells}</source>
        <translation>未读：{cells}</translation>
    </message>
    <message>
        <source>STALE · {age} old</source>
        <translation>过期 · {age}前</translation>
    </message>
    <message>
        <source>of the last {n:picture|{n} pictures}</source>
        <translation>最近 {n} 幅图像</translation>
    </message>
    <message>
        <source>px per module</source>
        <translation>每模块像素</translation>
    </message>
    <message>
        <source>Contrast</source>
        <translation>对比度</translation>
    </message>
    <message>
        <source>Read rate</source>
        <translation>读取率</translation>
    </message>
    <message>
        <source>weakest {value}</source>
        <translation>最弱 {value}</translation>
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
    <name>reject</name>
    <message>
        <source>Case {case}: {what}</source>
        <translation>第 {case} 箱：{what}</translation>
    </message>
    <message>
        <source>ejected after it passed</source>
        <translation>合格后被剔除</translation>
    </message>
    <message>
        <source>not seen leaving</source>
        <translation>去向不明</translation>
    </message>
    <message>
        <source>withdrawn after it left</source>
        <translation>下线后被撤回</translation>
    </message>
    <message>
        <source>It is in the reject bin.</source>
        <translation>在剔除区。</translation>
    </message>
    <message>
        <source>It is on its way to the reject bin.</source>
        <translation>正送往剔除区。</translation>
    </message>
    <message>
        <source>It was never judged. It is in the reject bin.</source>
        <translation>未经判定，在剔除区。</translation>
    </message>
    <message>
        <source>It was never judged.</source>
        <translation>未经判定。</translation>
    </message>
    <message>
        <source>It passed and was ejected. Its {units} are free.</source>
        <translation>判定合格后被剔除，其{units}可重新装箱。</translation>
    </message>
    <message>
        <source>A person found it in the bin. Its {units} are free.</source>
        <translation>已在剔除区找到，其{units}可重新装箱。</translation>
    </message>
    <message>
        <source>Its order was wrong. Find it, then press where it was for one second.</source>
        <translation>顺序曾错开。请找到它，再长按所在位置的键一秒。</translation>
    </message>
    <message>
        <source>The PLC took its pass. Nothing sees the exit.</source>
        <translation>PLC 已采用放行。出口没有传感器。</translation>
    </message>
    <message>
        <source>in doubt</source>
        <translation>存疑</translation>
    </message>
    <message>
        <source>Clean the code or take the {unit} out, then pack the case again.</source>
        <translation>清洁码面或取出该{unit}，再重新装箱。</translation>
    </message>
    <message>
        <source>Pack its {units} again.</source>
        <translation>将其{units}重新装箱。</translation>
    </message>
    <message>
        <source>Take this {unit} out and put it in the quality box.</source>
        <translation>取出此{unit}，放入质检盒。</translation>
    </message>
    <message>
        <source>Take this {unit} out. Check what is fed to the line.</source>
        <translation>取出此{unit}，检查来料。</translation>
    </message>
    <message>
        <source>Take this {unit} out: it was taken out of the goods before.</source>
        <translation>取出这个{unit}：它此前已被注销。</translation>
    </message>
    <message>
        <source>Take this {unit} out. Was the file with its codes imported? See Pools.</source>
        <translation>取出该{unit}。码文件导入了吗？见“码池”。</translation>
    </message>
    <message>
        <source>Take this {unit} out: its code was made void.</source>
        <translation>取出该{unit}：其码已作废。</translation>
    </message>
    <message>
        <source>Take this {unit} out. Check the line clearance.</source>
        <translation>取出此{unit}，检查清线。</translation>
    </message>
    <message>
        <source>The {unit} may be good. Pack it again.</source>
        <translation>该{unit}可能合格，请重新装箱。</translation>
    </message>
    <message>
        <source>Count the {units}, then pack the case again.</source>
        <translation>清点{units}数，再重新装箱。</translation>
    </message>
    <message>
        <source>The order of the {units} was not proven.</source>
        <translation>{units}的顺序未校验。</translation>
    </message>
    <message>
        <source>This {unit}</source>
        <translation>此{unit}</translation>
    </message>
    <message>
        <source>{Place}. {why}</source>
        <translation>{Place}。{why}</translation>
    </message>
    <message>
        <source>{first}, {second}</source>
        <translation>{first}，{second}</translation>
    </message>
    <message>
        <source>A person found it good. It is released.</source>
        <translation>人工确认合格，已放行。</translation>
    </message>
    <message>
        <source>It left by the exit. Bring it back, then press where it was for one second.</source>
        <translation>已从出口离开。请取回，再长按所在位置的键一秒。</translation>
    </message>
    <message>
        <source>Its ejection was not seen. Find it, then press where it was for one second.</source>
        <translation>没有看到它被剔除。请找到它，再长按所在位置的键一秒。</translation>
    </message>
    <message>
        <source>Never judged, left by the exit. Find it, press where it was for one second.</source>
        <translation>未经判定，已从出口离开。请找到它，再长按所在位置的键一秒。</translation>
    </message>
    <message>
        <source>It was never judged. Find it, then press where it was for one second.</source>
        <translation>未经判定。请找到它，再长按所在位置的键一秒。</translation>
    </message>
    <message>
        <source>It was not seen leaving. Find it, then press where it was for one second.</source>
        <translation>去向不明。请找到它，再长按所在位置的键一秒。</translation>
    </message>
    <message>
        <source>It left by the exit as good.</source>
        <translation>已作为合格品从出口离开。</translation>
    </message>
    <message>
        <source>A person found it on the pallet. It is not a product.</source>
        <translation>有人在托盘上找到了它。它不是成品。</translation>
    </message>
    <message>
        <source>A person found it in the bin.</source>
        <translation>有人在剔除区找到了它。</translation>
    </message>
    <message>
        <source>A person looked for it and did not find it.</source>
        <translation>有人找过，没有找到。</translation>
    </message>
    <message>
        <source>All {n}</source>
        <translation>全部 {n}</translation>
    </message>
    <message>
        <source>ejected</source>
        <translation>被剔除</translation>
    </message>
    <message>
        <source>to be found</source>
        <translation>待找</translation>
    </message>
    <message>
        <source>Take out what is too many, then pack the case again.</source>
        <translation>取出多余的，再重新装箱。</translation>
    </message>
    <message>
        <source>Check the label of the case, then pack it again.</source>
        <translation>检查箱标签，再重新装箱。</translation>
    </message>
    <message>
        <source>Put another label on, then pack the case again.</source>
        <translation>换一张标签，再重新装箱。</translation>
    </message>
    <message>
        <source>Find out whose label it is, then put the case right under Rework.</source>
        <translation>查明这是谁的标签，然后在“返工”中处理此箱。</translation>
    </message>
    <message>
        <source>The same code here too</source>
        <translation>此处也有相同的码</translation>
    </message>
    <message>
        <source>Same code before</source>
        <translation>此前的相同码</translation>
    </message>
    <message>
        <source>case {case}</source>
        <translation>第 {case} 箱</translation>
    </message>
    <message>
        <source>cell {cell}</source>
        <translation>{cell} 格</translation>
    </message>
    <message>
        <source>No-reads</source>
        <translation>未读</translation>
    </message>
    <message>
        <source>Case</source>
        <translation>单箱</translation>
    </message>
    <message>
        <source>List</source>
        <translation>清单</translation>
    </message>
    <message>
        <source>No rejected cases this shift.</source>
        <translation>本班无剔除箱。</translation>
    </message>
    <message>
        <source>{n} of {m}</source>
        <translation>{n} / {m}</translation>
    </message>
    <message>
        <source>Newer</source>
        <translation>较新</translation>
    </message>
    <message>
        <source>Older</source>
        <translation>较旧</translation>
    </message>
</context>
<context>
    <name>rework</name>
    <message>
        <source>Done lately</source>
        <translation>最近操作</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>取消</translation>
    </message>
    <message>
        <source>Undo</source>
        <translation>撤销</translation>
    </message>
    <message>
        <source>Nothing is missing any more: finish, or take one out first.</source>
        <translation>已不缺少：请完成，或先取出一个。</translation>
    </message>
    <message>
        <source>Accepted.</source>
        <translation>已接受。</translation>
    </message>
    <message>
        <source>Choose first what shall be done.</source>
        <translation>请先选择要做什么。</translation>
    </message>
    <message>
        <source>No more than {n} at once: do these first.</source>
        <translation>一次最多 {n} 个：先完成这些。</translation>
    </message>
    <message>
        <source>It can be done.</source>
        <translation>可以执行。</translation>
    </message>
    <message>
        <source>Put the case right</source>
        <translation>修复此箱</translation>
    </message>
    <message>
        <source>Replace it</source>
        <translation>更换</translation>
    </message>
    <message>
        <source>Take it out</source>
        <translation>取出</translation>
    </message>
    <message>
        <source>Put one in</source>
        <translation>放入一个</translation>
    </message>
    <message>
        <source>Put it into another</source>
        <translation>放入另一箱</translation>
    </message>
    <message>
        <source>Merge into another</source>
        <translation>并入另一箱</translation>
    </message>
    <message>
        <source>New label</source>
        <translation>换标签</translation>
    </message>
    <message>
        <source>Dissolve</source>
        <translation>拆解</translation>
    </message>
    <message>
        <source>Dissolve all levels</source>
        <translation>逐级全部拆解</translation>
    </message>
    <message>
        <source>Out of use</source>
        <translation>停用</translation>
    </message>
    <message>
        <source>Back into use</source>
        <translation>恢复使用</translation>
    </message>
    <message>
        <source>Bring back</source>
        <translation>恢复</translation>
    </message>
    <message>
        <source>Came back</source>
        <translation>已退回</translation>
    </message>
    <message>
        <source>Take it out, and scan what takes its place.</source>
        <translation>取出旧的，扫描替换它的。</translation>
    </message>
    <message>
        <source>Scan what is put in.</source>
        <translation>扫描要放入的。</translation>
    </message>
    <message>
        <source>Scan the container that it goes into.</source>
        <translation>扫描要放入的箱或托盘。</translation>
    </message>
    <message>
        <source>Scan the container that takes its contents.</source>
        <translation>扫描接收其内容的箱或托盘。</translation>
    </message>
    <message>
        <source>Scan the new label.</source>
        <translation>扫描新标签。</translation>
    </message>
    <message>
        <source>Damaged</source>
        <translation>破损</translation>
    </message>
    <message>
        <source>Packing mistake</source>
        <translation>装箱错误</translation>
    </message>
    <message>
        <source>Label wrong</source>
        <translation>标签错误</translation>
    </message>
    <message>
        <source>Quality check</source>
        <translation>质量检查</translation>
    </message>
    <message>
        <source>Other</source>
        <translation>其他</translation>
    </message>
    <message>
        <source>Sample</source>
        <translation>取样</translation>
    </message>
    <message>
        <source>Destroyed</source>
        <translation>销毁</translation>
    </message>
    <message>
        <source>Lost</source>
        <translation>丢失</translation>
    </message>
    <message>
        <source>Undo scan</source>
        <translation>撤回扫描</translation>
    </message>
    <message>
        <source>Several at once</source>
        <translation>批量处理</translation>
    </message>
    <message>
        <source>Its story comes, and what can be done with it now.</source>
        <translation>随后显示它的历史，以及现在可以做什么。</translation>
    </message>
    <message>
        <source>Scan a {unit}, a case or a pallet.</source>
        <translation>扫描{unit}、箱或托盘。</translation>
    </message>
    <message>
        <source>What became of it?</source>
        <translation>它怎么了？</translation>
    </message>
    <message>
        <source>Why?</source>
        <translation>原因？</translation>
    </message>
    <message>
        <source>Assign an SSCC</source>
        <translation>分配新 SSCC</translation>
    </message>
    <message>
        <source>What shall be done?</source>
        <translation>要做什么？</translation>
    </message>
    <message>
        <source>Nothing can be done with it now: press a key to see why.</source>
        <translation>现在什么都不能做：按键查看原因。</translation>
    </message>
    <message>
        <source>Something else</source>
        <translation>其他操作</translation>
    </message>
    <message>
        <source>Finish</source>
        <translation>完成</translation>
    </message>
    <message>
        <source>Close short</source>
        <translation>按不足数封箱</translation>
    </message>
    <message>
        <source>Case {case}: put right</source>
        <translation>修复第 {case} 箱</translation>
    </message>
    <message>
        <source>Scan the label of case {case}.</source>
        <translation>扫描第 {case} 箱的箱码。</translation>
    </message>
    <message>
        <source>Check case {case}, and finish.</source>
        <translation>检查第 {case} 箱，然后完成。</translation>
    </message>
    <message>
        <source>Take out {cell}, and scan the new {unit}.</source>
        <translation>取出 {cell}，扫描新{unit}。</translation>
    </message>
    <message>
        <source>Scan the {unit} that goes into {cell}.</source>
        <translation>扫描放入 {cell} 的{unit}。</translation>
    </message>
    <message>
        <source>What shall be done with all of them?</source>
        <translation>对它们全部做什么？</translation>
    </message>
    <message>
        <source>What became of them?</source>
        <translation>它们怎么了？</translation>
    </message>
    <message>
        <source>{what}: several at once</source>
        <translation>{what}：批量</translation>
    </message>
    <message>
        <source>{what}: {n}</source>
        <translation>{what}：{n}</translation>
    </message>
    <message>
        <source>Scan one after the other.</source>
        <translation>逐个扫描。</translation>
    </message>
    <message>
        <source>Scan the case</source>
        <translation>扫描箱码</translation>
    </message>
    <message>
        <source>Replace {cell}</source>
        <translation>更换 {cell}</translation>
    </message>
    <message>
        <source>Scan its label</source>
        <translation>扫描箱码</translation>
    </message>
    <message>
        <source>{n} in the case</source>
        <translation>箱内 {n}</translation>
    </message>
    <message>
        <source>Check and finish</source>
        <translation>检查并完成</translation>
    </message>
    <message>
        <source>and {n} more</source>
        <translation>还有 {n} 个</translation>
    </message>
    <message>
        <source>{what}: undone</source>
        <translation>{what}：已撤销</translation>
    </message>
    <message>
        <source>Fix</source>
        <translation>修复</translation>
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
        <source>{n} {units}/min</source>
        <translation>{n} {units}/分</translation>
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
        <translation>占 {n} %</translation>
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
        <source>Less than one minute</source>
        <translation>不足一分钟</translation>
    </message>
    <message>
        <source>Missed</source>
        <translation>漏检</translation>
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
        <translation>本站</translation>
    </message>
</context>
<context>
    <name>setting</name>
    <message>
        <source>Station</source>
        <translation>本站</translation>
    </message>
    <message>
        <source>Line</source>
        <translation>产线</translation>
    </message>
    <message>
        <source>Name of this line for upstream and on screens; one process is one line</source>
        <translation>本产线在上位系统和屏幕上的名称；一个进程对应一条产线</translation>
    </message>
    <message>
        <source>Upstream knows the line by this name: with another one it is another line.</source>
        <translation>上位系统凭此名称识别产线：换名就是另一条产线。</translation>
    </message>
    <message>
        <source>Data folder</source>
        <translation>数据文件夹</translation>
    </message>
    <message>
        <source>Folder of the journal, evidence and tokens; relative to the config file</source>
        <translation>存放日志、图像证据和令牌的文件夹；相对于配置文件</translation>
    </message>
    <message>
        <source>Another folder is an empty journal: duplicates of earlier cases are not found.</source>
        <translation>换文件夹就是空日志：无法发现与以前各箱的重复。</translation>
    </message>
    <message>
        <source>Local API</source>
        <translation>本地接口</translation>
    </message>
    <message>
        <source>API address</source>
        <translation>接口地址</translation>
    </message>
    <message>
        <source>Loopback address the local API answers on</source>
        <translation>本地接口所用的回环地址</translation>
    </message>
    <message>
        <source>API port</source>
        <translation>接口端口</translation>
    </message>
    <message>
        <source>TCP port; 0 = any free one</source>
        <translation>TCP 端口；0 = 任一空闲端口</translation>
    </message>
    <message>
        <source>Shape of the line</source>
        <translation>产线形式</translation>
    </message>
    <message>
        <source>The other shape needs other devices: set them up in the file together.</source>
        <translation>另一形式需要其他设备：请在文件中一并设置。</translation>
    </message>
    <message>
        <source>Order and recipe</source>
        <translation>订单与配方</translation>
    </message>
    <message>
        <source>Work order</source>
        <translation>工单</translation>
    </message>
    <message>
        <source>Work order to start when no order is open; empty = made of product and lot</source>
        <translation>没有进行中的订单时启动的工单；空 = 由产品和批号组成</translation>
    </message>
    <message>
        <source>Product</source>
        <translation>产品</translation>
    </message>
    <message>
        <source>What is packed</source>
        <translation>装箱的产品</translation>
    </message>
    <message>
        <source>Kind of unit code</source>
        <translation>单品码类型</translation>
    </message>
    <message>
        <source>plain: any text; url: a web address; gs1: GS1 element string or Digital Link</source>
        <translation>普通：任意文本；网址：网络地址；GS1：元素串或 Digital Link</translation>
    </message>
    <message>
        <source>Units per case</source>
        <translation>每箱单品数</translation>
    </message>
    <message>
        <source>Units in a full case</source>
        <translation>满箱的单品数</translation>
    </message>
    <message>
        <source>Rows</source>
        <translation>行数</translation>
    </message>
    <message>
        <source>Rows of the grid; rows × columns = units per case (picture shape)</source>
        <translation>网格行数；行 × 列 = 每箱单品数（图像形式）</translation>
    </message>
    <message>
        <source>Columns</source>
        <translation>列数</translation>
    </message>
    <message>
        <source>Columns of the grid, counted from the left (picture shape)</source>
        <translation>网格列数，从左数起（图像形式）</translation>
    </message>
    <message>
        <source>Pattern of unit codes</source>
        <translation>单品码规则</translation>
    </message>
    <message>
        <source>Regular expression a whole unit code must match</source>
        <translation>整个单品码必须符合的正则表达式</translation>
    </message>
    <message>
        <source>Beginning of unit addresses</source>
        <translation>单品码网址开头</translation>
    </message>
    <message>
        <source>What every unit address begins with (url)</source>
        <translation>每个单品码网址的开头（网址）</translation>
    </message>
    <message>
        <source>GTIN</source>
        <translation>GTIN</translation>
    </message>
    <message>
        <source>GTIN of the unit (gs1)</source>
        <translation>单品的 GTIN（GS1）</translation>
    </message>
    <message>
        <source>Lot</source>
        <translation>批号</translation>
    </message>
    <message>
        <source>Lot of the order that is started when no order is open</source>
        <translation>没有进行中的订单时所启动订单的批号</translation>
    </message>
    <message>
        <source>Check the lot</source>
        <translation>核对批号</translation>
    </message>
    <message>
        <source>AI 10 must be in every unit code and equal lot (gs1)</source>
        <translation>每个单品码必须含 AI 10 且等于批号（GS1）</translation>
    </message>
    <message>
        <source>Pattern of case codes</source>
        <translation>箱码规则</translation>
    </message>
    <message>
        <source>Regular expression a whole case code must match</source>
        <translation>整个箱码必须符合的正则表达式</translation>
    </message>
    <message>
        <source>Length of the serial</source>
        <translation>序列号长度</translation>
    </message>
    <message>
        <source>Characters of AI 21 in every unit code; 0 = any (gs1)</source>
        <translation>每个单品码中 AI 21 的字符数；0 = 不限（gs1）</translation>
    </message>
    <message>
        <source>Required elements</source>
        <translation>必需内容</translation>
    </message>
    <message>
        <source>Application identifiers besides 01 and 21 (gs1)</source>
        <translation>除 01 和 21 之外必须有的应用标识符（gs1）</translation>
    </message>
    <message>
        <source>AIM identifier</source>
        <translation>AIM 标识符</translation>
    </message>
    <message>
        <source>What a unit reader must send in front, such as ]d2; empty = anything</source>
        <translation>单品读码器必须在码前发送的标识符，例如 ]d2；留空 = 不限</translation>
    </message>
    <message>
        <source>Symbols</source>
        <translation>码制</translation>
    </message>
    <message>
        <source>Symbols to look for in pictures, those of the case code too</source>
        <translation>图像中要找的码制，含箱码的码制</translation>
    </message>
    <message>
        <source>Cases wanted</source>
        <translation>目标箱数</translation>
    </message>
    <message>
        <source>Target of the order; 0 = not set</source>
        <translation>订单目标；0 = 未规定</translation>
    </message>
    <message>
        <source>cases</source>
        <translation>箱</translation>
    </message>
    <message>
        <source>A unit is a</source>
        <translation>单品名称</translation>
    </message>
    <message>
        <source>What a unit is called on screens</source>
        <translation>屏幕上对单品的称呼</translation>
    </message>
    <message>
        <source>Units are packed in a</source>
        <translation>单品装入</translation>
    </message>
    <message>
        <source>Name of the lowest level of packing: case, bundle</source>
        <translation>最低包装层级的名称：case、bundle</translation>
    </message>
    <message>
        <source>Case code</source>
        <translation>箱码</translation>
    </message>
    <message>
        <source>Source of the case code</source>
        <translation>箱码来源</translation>
    </message>
    <message>
        <source>Case-code reader</source>
        <translation>箱码读码器</translation>
    </message>
    <message>
        <source>Name of the case-code reader; empty = the only one (reader)</source>
        <translation>箱码读码器的名称；空 = 唯一的一台（读码器）</translation>
    </message>
    <message>
        <source>Case codes are SSCC</source>
        <translation>箱码为 SSCC</translation>
    </message>
    <message>
        <source>Every read case code is an SSCC; else case_pattern says what it is</source>
        <translation>读到的箱码都是 SSCC；否则由 case_pattern 规定</translation>
    </message>
    <message>
        <source>GS1 company prefix</source>
        <translation>GS1 厂商识别代码</translation>
    </message>
    <message>
        <source>4 to 12 digits; the serials of assigned SSCC come after it (sscc)</source>
        <translation>4 至 12 位数字；其后是分配的 SSCC 序号（SSCC）</translation>
    </message>
    <message>
        <source>Extension digit</source>
        <translation>扩展位</translation>
    </message>
    <message>
        <source>First digit of an assigned SSCC (sscc)</source>
        <translation>分配的 SSCC 的首位（SSCC）</translation>
    </message>
    <message>
        <source>Serials from</source>
        <translation>序列号起</translation>
    </message>
    <message>
        <source>First serial of this station&apos;s range; stations that share prefix and extension need ranges apart</source>
        <translation>本站号段的首个序列号；共用前缀和扩展位的工位，号段不得重叠</translation>
    </message>
    <message>
        <source>Serials to</source>
        <translation>序列号止</translation>
    </message>
    <message>
        <source>Last serial of this station&apos;s range; empty = all that fit beside the prefix</source>
        <translation>本站号段的末个序列号；空 = 前缀允许的全部</translation>
    </message>
    <message>
        <source>First serial</source>
        <translation>起始序列号</translation>
    </message>
    <message>
        <source>No serial below it is assigned: lower ones were used before this station; empty = serial_from</source>
        <translation>不分配更小的序列号：它们在本站之前已使用；空 = serial_from</translation>
    </message>
    <message>
        <source>Reading pictures</source>
        <translation>图像读码</translation>
    </message>
    <message>
        <source>Decode time</source>
        <translation>解码时间</translation>
    </message>
    <message>
        <source>Cells that are not read by then are no-reads; must be shorter than the verdict time-out</source>
        <translation>到时未读出的格算未读；必须短于判定超时</translation>
    </message>
    <message>
        <source>ms</source>
        <translation>ms</translation>
    </message>
    <message>
        <source>Second opinion</source>
        <translation>二次解码</translation>
    </message>
    <message>
        <source>Ask pyzbar for a second opinion on cells that were not read</source>
        <translation>对未读出的格再用 pyzbar 解码</translation>
    </message>
    <message>
        <source>Largest picture</source>
        <translation>最大图像</translation>
    </message>
    <message>
        <source>Larger pictures are refused before they are decoded</source>
        <translation>更大的图像在解码前被拒绝</translation>
    </message>
    <message>
        <source>Mpx</source>
        <translation>Mpx</translation>
    </message>
    <message>
        <source>Decode threads</source>
        <translation>解码线程</translation>
    </message>
    <message>
        <source>Pictures or cells decoded at the same time; not more than processors</source>
        <translation>同时解码的图像或格数；不多于处理器数</translation>
    </message>
    <message>
        <source>Case pictures</source>
        <translation>箱图像</translation>
    </message>
    <message>
        <source>Room for pictures</source>
        <translation>图像空间</translation>
    </message>
    <message>
        <source>Disk for case pictures; when it is full the oldest go</source>
        <translation>箱图像的磁盘空间；满时删除最旧的</translation>
    </message>
    <message>
        <source>MB</source>
        <translation>MB</translation>
    </message>
    <message>
        <source>Disk</source>
        <translation>磁盘</translation>
    </message>
    <message>
        <source>Alarm below</source>
        <translation>低于此值报警</translation>
    </message>
    <message>
        <source>Alarm when less of the disk is free</source>
        <translation>磁盘空闲低于此值时报警</translation>
    </message>
    <message>
        <source>%</source>
        <translation>%</translation>
    </message>
    <message>
        <source>Stop below</source>
        <translation>低于此值暂停</translation>
    </message>
    <message>
        <source>The line is held when less of the disk is free; less than the alarm&apos;s</source>
        <translation>磁盘空闲低于此值时产线暂停；须小于报警值</translation>
    </message>
    <message>
        <source>Level</source>
        <translation>层级</translation>
    </message>
    <message>
        <source>What its containers are called: case, pallet</source>
        <translation>该层级容器的名称：case、pallet</translation>
    </message>
    <message>
        <source>Capacity</source>
        <translation>容量</translation>
    </message>
    <message>
        <source>Containers of the level below in a full one</source>
        <translation>装满时所含下一层级容器的数量</translation>
    </message>
    <message>
        <source>Source of its code</source>
        <translation>码的来源</translation>
    </message>
    <message>
        <source>Closes when full</source>
        <translation>满时关闭</translation>
    </message>
    <message>
        <source>A full one closes by itself; else a person says when</source>
        <translation>装满后自动关闭；否则由人决定何时关闭</translation>
    </message>
    <message>
        <source>Mixed</source>
        <translation>混装</translation>
    </message>
    <message>
        <source>It may hold containers of several orders or products</source>
        <translation>可装多个订单或产品的容器</translation>
    </message>
    <message>
        <source>View</source>
        <translation>视图</translation>
    </message>
    <message>
        <source>Camera</source>
        <translation>相机</translation>
    </message>
    <message>
        <source>What begins a telegram (marks), such as &lt;STX&gt;; empty = only ends are marked</source>
        <translation>报文的起始（marks），如 &lt;STX&gt;；空 = 只标记结束</translation>
    </message>
    <message>
        <source>ftp: the reader pushes its pictures to this station ([ftp]), under its name as user; fetch: the station takes them from the reader&apos;s own FTP server</source>
        <translation>ftp：读码器以自己的名称登录，把图像推送到本站（[ftp]）；fetch：本站从读码器自带的 FTP 服务器读取</translation>
    </message>
    <message>
        <source>Picture server</source>
        <translation>图像服务器</translation>
    </message>
    <message>
        <source>Address of the reader&apos;s FTP server (fetch); empty = host</source>
        <translation>读码器 FTP 服务器的地址（fetch）；空 = host</translation>
    </message>
    <message>
        <source>Picture port</source>
        <translation>图像端口</translation>
    </message>
    <message>
        <source>TCP port of it (fetch)</source>
        <translation>它的 TCP 端口（fetch）</translation>
    </message>
    <message>
        <source>Picture user</source>
        <translation>图像用户</translation>
    </message>
    <message>
        <source>Who logs in there (fetch); empty = anonymous</source>
        <translation>在那里登录的用户（fetch）；空 = 匿名</translation>
    </message>
    <message>
        <source>Picture password</source>
        <translation>图像密码</translation>
    </message>
    <message>
        <source>File with the password of picture_user (fetch)</source>
        <translation>存放 picture_user 密码的文件（fetch）</translation>
    </message>
    <message>
        <source>Picture folder</source>
        <translation>图像文件夹</translation>
    </message>
    <message>
        <source>Where the pictures lie there, with all folders below (fetch); empty = where one logs in</source>
        <translation>图像在那里的位置，含所有下级文件夹（fetch）；空 = 登录后的位置</translation>
    </message>
    <message>
        <source>Profile</source>
        <translation>方案</translation>
    </message>
    <message>
        <source>What the PLC knows: map1, bits or io</source>
        <translation>PLC 所能处理的：map1、bits 或 io</translation>
    </message>
    <message>
        <source>Another profile has other keys: set them up in the file together.</source>
        <translation>其他方案有其他参数：请在文件中一起设置。</translation>
    </message>
    <message>
        <source>As the bus is set up; often 2 where parity is none</source>
        <translation>与总线设置一致；无校验时常为 2</translation>
    </message>
    <message>
        <source>Name</source>
        <translation>名称</translation>
    </message>
    <message>
        <source>Unique among all devices</source>
        <translation>在所有设备中唯一</translation>
    </message>
    <message>
        <source>Devices are set up in the file.</source>
        <translation>设备在文件中设置。</translation>
    </message>
    <message>
        <source>Name of the camera</source>
        <translation>相机名称</translation>
    </message>
    <message>
        <source>Layer</source>
        <translation>层</translation>
    </message>
    <message>
        <source>Layer of the case, from 1 in the order of packing; a counted camera fires once a layer</source>
        <translation>箱内第几层，按装箱顺序从 1 起；counted 相机每层触发一次</translation>
    </message>
    <message>
        <source>Columns of the grid, counted from the left</source>
        <translation>网格列数，从左数起</translation>
    </message>
    <message>
        <source>Area</source>
        <translation>区域</translation>
    </message>
    <message>
        <source>Where the cells lie: left, top, width, height in thousandths of the picture</source>
        <translation>各格所在位置：左、上、宽、高，以图像的千分之一计</translation>
    </message>
    <message>
        <source>Driver</source>
        <translation>驱动</translation>
    </message>
    <message>
        <source>How it is reached</source>
        <translation>连接方式</translation>
    </message>
    <message>
        <source>Trigger</source>
        <translation>触发</translation>
    </message>
    <message>
        <source>asked: fired by the station; counted: fired by the line, frames carry a counter</source>
        <translation>请求：由本站触发；计数：由产线触发，图像带计数</translation>
    </message>
    <message>
        <source>Picture there within</source>
        <translation>图像到达时限</translation>
    </message>
    <message>
        <source>Counted cameras: a picture is normally there so soon after its trigger; two cases must be farther apart than this and three polls of the PLC</source>
        <translation>计数相机：触发后图像通常在此时间内到达；两箱的间隔必须大于此时间加三次 PLC 轮询</translation>
    </message>
    <message>
        <source>Waiting frames</source>
        <translation>等待图像数</translation>
    </message>
    <message>
        <source>Frames kept while the station is busy; further ones are dropped and counted</source>
        <translation>本站忙时保留的图像；其余丢弃并计数</translation>
    </message>
    <message>
        <source>frames</source>
        <translation>幅</translation>
    </message>
    <message>
        <source>Serial number</source>
        <translation>序列号</translation>
    </message>
    <message>
        <source>As printed on the camera</source>
        <translation>印在相机上的序列号</translation>
    </message>
    <message>
        <source>User-defined name</source>
        <translation>用户自定义名称</translation>
    </message>
    <message>
        <source>The name given to the camera with its maker&apos;s tool</source>
        <translation>用厂商工具给相机起的名称</translation>
    </message>
    <message>
        <source>Features</source>
        <translation>属性</translation>
    </message>
    <message>
        <source>Set at every opening, by their GenICam names: ExposureTime, Gain, Width, PixelFormat</source>
        <translation>每次打开时按 GenICam 名称设置：ExposureTime、Gain、Width、PixelFormat</translation>
    </message>
    <message>
        <source>Features of a camera are set in the file, together.</source>
        <translation>相机的属性在文件中一起设置。</translation>
    </message>
    <message>
        <source>Trigger source</source>
        <translation>触发源</translation>
    </message>
    <message>
        <source>Counted cameras: the input that fires the camera; empty = as the camera itself is set</source>
        <translation>计数相机：触发相机的输入；空 = 按相机自身的设置</translation>
    </message>
    <message>
        <source>How long finding and setting up the camera may take</source>
        <translation>查找并设置相机最多需要多久</translation>
    </message>
    <message>
        <source>A camera, or a library, that does not answer for so long is lost</source>
        <translation>相机或程序库这么久没有应答即视为丢失</translation>
    </message>
    <message>
        <source>IP address of the camera, if it is fixed</source>
        <translation>相机的 IP 地址（如果是固定的）</translation>
    </message>
    <message>
        <source>Packet size</source>
        <translation>数据包大小</translation>
    </message>
    <message>
        <source>Of its pictures on the network; 0 = as the camera is set</source>
        <translation>网络上图像的数据包；0 = 按相机的设置</translation>
    </message>
    <message>
        <source>Packet delay</source>
        <translation>数据包间隔</translation>
    </message>
    <message>
        <source>Pause of the camera between two packets</source>
        <translation>相机在两个数据包之间的停顿</translation>
    </message>
    <message>
        <source>Folder</source>
        <translation>文件夹</translation>
    </message>
    <message>
        <source>The folder</source>
        <translation>该文件夹</translation>
    </message>
    <message>
        <source>Mode</source>
        <translation>方式</translation>
    </message>
    <message>
        <source>replay: the pictures that are there, in name order; watch: new files as they come</source>
        <translation>重放：按名称顺序放已有图像；监视：读取新到的文件</translation>
    </message>
    <message>
        <source>Begin again</source>
        <translation>从头开始</translation>
    </message>
    <message>
        <source>replay: begin again after the last picture</source>
        <translation>重放：最后一幅后从头开始</translation>
    </message>
    <message>
        <source>Interval</source>
        <translation>间隔</translation>
    </message>
    <message>
        <source>replay, counted: time between two pictures</source>
        <translation>重放、计数：两幅图像之间的时间</translation>
    </message>
    <message>
        <source>Look every</source>
        <translation>查看间隔</translation>
    </message>
    <message>
        <source>watch: time between two looks into the folder</source>
        <translation>监视：两次查看文件夹之间的时间</translation>
    </message>
    <message>
        <source>Settling time</source>
        <translation>稳定时间</translation>
    </message>
    <message>
        <source>watch: a file that is not a whole picture and has not grown for so long is torn</source>
        <translation>监视：不完整且这么久没有增长的文件视为损坏</translation>
    </message>
    <message>
        <source>Counter from</source>
        <translation>计数来源</translation>
    </message>
    <message>
        <source>watch: count the files, or take the last digits of each name as its trigger number</source>
        <translation>监视：对文件计数，或取文件名末尾数字作触发号</translation>
    </message>
    <message>
        <source>After reading</source>
        <translation>读后处理</translation>
    </message>
    <message>
        <source>watch: what becomes of a file that was read (move: into the sub-folder &apos;taken&apos;)</source>
        <translation>监视：已读文件的去向（移动：进入子文件夹 taken）</translation>
    </message>
    <message>
        <source>What lies there at the start</source>
        <translation>启动时已有的图像</translation>
    </message>
    <message>
        <source>watch: leave it, unread, or clear it: moved or deleted like a file that was read</source>
        <translation>监视：保留不读，或清走：与已读文件一样移动或删除</translation>
    </message>
    <message>
        <source>Producer</source>
        <translation>GenTL producer</translation>
    </message>
    <message>
        <source>The .cti file of the maker&apos;s software</source>
        <translation>厂商软件的 .cti 文件</translation>
    </message>
    <message>
        <source>Source</source>
        <translation>来源</translation>
    </message>
    <message>
        <source>Device number, path of a video file, or URL (rtsp://, http://)</source>
        <translation>设备号、视频文件路径或网址（rtsp://、http://）</translation>
    </message>
    <message>
        <source>User</source>
        <translation>用户</translation>
    </message>
    <message>
        <source>User of a stream; {user} in the source stands for it too</source>
        <translation>视频流的用户；视频源中的 {user} 也代表它</translation>
    </message>
    <message>
        <source>Password</source>
        <translation>密码</translation>
    </message>
    <message>
        <source>Kept in a file, read at every opening; {password} in the source stands for it</source>
        <translation>存于文件，每次打开时读取；视频源中的 {password} 代表它</translation>
    </message>
    <message>
        <source>A video file begins again after its last frame</source>
        <translation>视频文件放完后从头开始</translation>
    </message>
    <message>
        <source>Frames to pass over</source>
        <translation>跳过的图像</translation>
    </message>
    <message>
        <source>Frames of a live camera that may have been exposed before a request: passed over</source>
        <translation>请求前可能已曝光的实时图像：跳过</translation>
    </message>
    <message>
        <source>Width</source>
        <translation>宽度</translation>
    </message>
    <message>
        <source>Wanted width of a local camera; 0 = as it comes</source>
        <translation>本地相机所需宽度；0 = 原样</translation>
    </message>
    <message>
        <source>px</source>
        <translation>px</translation>
    </message>
    <message>
        <source>Height</source>
        <translation>高度</translation>
    </message>
    <message>
        <source>Wanted height of a local camera; 0 = as it comes</source>
        <translation>本地相机所需高度；0 = 原样</translation>
    </message>
    <message>
        <source>Open time-out</source>
        <translation>打开超时</translation>
    </message>
    <message>
        <source>How long a stream may take to open</source>
        <translation>打开视频流的最长时间</translation>
    </message>
    <message>
        <source>Silence time-out</source>
        <translation>静默超时</translation>
    </message>
    <message>
        <source>A live camera silent for so long is lost</source>
        <translation>实时相机这么久无数据即视为丢失</translation>
    </message>
    <message>
        <source>Address</source>
        <translation>地址</translation>
    </message>
    <message>
        <source>Address of the plant process</source>
        <translation>模拟工厂进程的地址</translation>
    </message>
    <message>
        <source>Port</source>
        <translation>端口</translation>
    </message>
    <message>
        <source>TCP port of the camera</source>
        <translation>相机的 TCP 端口</translation>
    </message>
    <message>
        <source>Connect time-out</source>
        <translation>连接超时</translation>
    </message>
    <message>
        <source>How long connecting and its greeting may take</source>
        <translation>连接及握手的最长时间</translation>
    </message>
    <message>
        <source>Frame time-out</source>
        <translation>图像超时</translation>
    </message>
    <message>
        <source>How long a frame may take to arrive once begun</source>
        <translation>一幅图像开始后到齐的最长时间</translation>
    </message>
    <message>
        <source>Reader</source>
        <translation>读码器</translation>
    </message>
    <message>
        <source>Role</source>
        <translation>用途</translation>
    </message>
    <message>
        <source>Lane</source>
        <translation>通道</translation>
    </message>
    <message>
        <source>Bits a second</source>
        <translation>波特率</translation>
    </message>
    <message>
        <source>As the reader is set up</source>
        <translation>与读码器的设置相同</translation>
    </message>
    <message>
        <source>Parity</source>
        <translation>校验位</translation>
    </message>
    <message>
        <source>asked: the station fires it; tagged: telegrams carry the PLC&apos;s trigger number; counted: they carry the reader&apos;s own count</source>
        <translation>asked：由本站触发；tagged：报文带 PLC 的触发编号；counted：报文带读码器自己的计数</translation>
    </message>
    <message>
        <source>Who connects</source>
        <translation>连接方</translation>
    </message>
    <message>
        <source>client: the station connects to the reader; server: the reader connects to the station</source>
        <translation>客户端：本站连接读码器；服务器：读码器连接本站</translation>
    </message>
    <message>
        <source>Address of the reader, or the one to listen on</source>
        <translation>读码器地址，或监听地址</translation>
    </message>
    <message>
        <source>TCP port; 0 as server = any free one</source>
        <translation>TCP 端口；作服务器时 0 = 任一空闲端口</translation>
    </message>
    <message>
        <source>How long the connection may take to come</source>
        <translation>等待连接的最长时间</translation>
    </message>
    <message>
        <source>Framing</source>
        <translation>报文格式</translation>
    </message>
    <message>
        <source>Line end</source>
        <translation>行结束符</translation>
    </message>
    <message>
        <source>How a telegram ends, exactly (line); another line end inside a telegram makes it no code</source>
        <translation>报文的确切结尾（line）；报文内部出现其他行结束符时不作为码</translation>
    </message>
    <message>
        <source>Codes in a telegram</source>
        <translation>每条报文的码数</translation>
    </message>
    <message>
        <source>one: each telegram is one code; several: a telegram holds all codes of a case</source>
        <translation>one：每条报文一个码；several：一条报文含整箱的码</translation>
    </message>
    <message>
        <source>Between codes</source>
        <translation>码之间的分隔符</translation>
    </message>
    <message>
        <source>No-read words</source>
        <translation>未读到时的用语</translation>
    </message>
    <message>
        <source>Separator</source>
        <translation>分隔符</translation>
    </message>
    <message>
        <source>Between trigger number and code</source>
        <translation>在触发号与码之间</translation>
    </message>
    <message>
        <source>What the reader says for a no-read</source>
        <translation>读码器未读时的字样</translation>
    </message>
    <message>
        <source>Acknowledgements</source>
        <translation>应答</translation>
    </message>
    <message>
        <source>They may hold commas: set them up in the file.</source>
        <translation>其中可能含有逗号：请在文件中设置。</translation>
    </message>
    <message>
        <source>Fault answers</source>
        <translation>故障应答</translation>
    </message>
    <message>
        <source>Trigger text</source>
        <translation>触发文本</translation>
    </message>
    <message>
        <source>Counter register</source>
        <translation>计数寄存器</translation>
    </message>
    <message>
        <source>Register with the count of the case photocell, of a longer count its low 16 bits</source>
        <translation>存放箱光电计数的寄存器；计数更长时为其低 16 位</translation>
    </message>
    <message>
        <source>Mark register</source>
        <translation>标记寄存器</translation>
    </message>
    <message>
        <source>Free holding register that forgets at power off: the station&apos;s mark proves it is the same block</source>
        <translation>断电即丢失内容的空闲 holding 寄存器：本站的标记证明仍是同一模块</translation>
    </message>
    <message>
        <source>It contains characters that no key types.</source>
        <translation>其中有键盘无法输入的符号。</translation>
    </message>
    <message>
        <source>Longest telegram</source>
        <translation>最长报文</translation>
    </message>
    <message>
        <source>Longer telegrams are dropped and counted</source>
        <translation>更长的报文丢弃并计数</translation>
    </message>
    <message>
        <source>bytes</source>
        <translation>字节</translation>
    </message>
    <message>
        <source>Waiting readings</source>
        <translation>等待读数</translation>
    </message>
    <message>
        <source>readings</source>
        <translation>个</translation>
    </message>
    <message>
        <source>PLC</source>
        <translation>PLC</translation>
    </message>
    <message>
        <source>Verdict time-out</source>
        <translation>判定超时</translation>
    </message>
    <message>
        <source>The station&apos;s answer must be written so long after the case was asked about</source>
        <translation>询问某箱后，本站须在此时间内写入判定</translation>
    </message>
    <message>
        <source>Address or host name of the PLC</source>
        <translation>PLC 的地址或主机名</translation>
    </message>
    <message>
        <source>TCP port of the PLC&apos;s Modbus server</source>
        <translation>PLC 的 Modbus 服务器 TCP 端口</translation>
    </message>
    <message>
        <source>Modbus unit</source>
        <translation>Modbus 单元号</translation>
    </message>
    <message>
        <source>Modbus unit id; the PLC must answer with the same</source>
        <translation>Modbus 单元号；PLC 须以同一号应答</translation>
    </message>
    <message>
        <source>Kind of register</source>
        <translation>寄存器类型</translation>
    </message>
    <message>
        <source>Where the PLC block lies; the station block is always holding</source>
        <translation>PLC 块所在处；本站块总是保持寄存器</translation>
    </message>
    <message>
        <source>PLC block from</source>
        <translation>PLC 块起始</translation>
    </message>
    <message>
        <source>First register of the PLC block, from 0</source>
        <translation>PLC 块的首个寄存器，从 0 起</translation>
    </message>
    <message>
        <source>Station block from</source>
        <translation>本站块起始</translation>
    </message>
    <message>
        <source>First register of the station block, from 0</source>
        <translation>本站块的首个寄存器，从 0 起</translation>
    </message>
    <message>
        <source>Poll every</source>
        <translation>轮询间隔</translation>
    </message>
    <message>
        <source>Time between two polls; the block is written at each</source>
        <translation>两次轮询之间的时间；每次都写块</translation>
    </message>
    <message>
        <source>Reply time-out</source>
        <translation>应答超时</translation>
    </message>
    <message>
        <source>How long one reply (or the connect) may take</source>
        <translation>一次应答（或连接）的最长时间</translation>
    </message>
    <message>
        <source>Heartbeat time-out</source>
        <translation>心跳超时</translation>
    </message>
    <message>
        <source>No new whole block, or no beat, for so long: the PLC is lost</source>
        <translation>这么久没有新的完整块或心跳：PLC 丢失</translation>
    </message>
    <message>
        <source>Upstream</source>
        <translation>上位系统</translation>
    </message>
    <message>
        <source>Unique; the cursor is kept under it</source>
        <translation>唯一；游标以此保存</translation>
    </message>
    <message>
        <source>With another name everything is sent again.</source>
        <translation>换名会重新发送全部记录。</translation>
    </message>
    <message>
        <source>Wire format</source>
        <translation>传输格式</translation>
    </message>
    <message>
        <source>Base address, https://…; the paths of the wire are added to it</source>
        <translation>基础地址 https://…；其后加上接口路径</translation>
    </message>
    <message>
        <source>Token</source>
        <translation>令牌</translation>
    </message>
    <message>
        <source>Kept in a file, read at every use: a changed one needs no restart; this or the oauth_… keys</source>
        <translation>存于文件，每次使用时读取：更换无需重启；与 oauth_… 二选一</translation>
    </message>
    <message>
        <source>No file is named for it yet.</source>
        <translation>还没有为它指定文件。</translation>
    </message>
    <message>
        <source>Kind of station</source>
        <translation>站的类型</translation>
    </message>
    <message>
        <source>line: with a PLC; bench: a person packs by scanning; dock: ships what was packed elsewhere</source>
        <translation>line：有 PLC；bench：由人扫码装箱；dock：发出在别处装好的货</translation>
    </message>
    <message>
        <source>Another kind of station needs other devices: set them up in the file together.</source>
        <translation>另一类型的站需要其他设备：请在文件中一并设置。</translation>
    </message>
    <message>
        <source>picture: the open case under cameras; queue: unit after unit before the packer; reader: one reader reads the whole case</source>
        <translation>picture：相机下的敞开箱；queue：装箱机前逐个单品；reader：一台读码器读取整箱</translation>
    </message>
    <message>
        <source>Rows of the grid</source>
        <translation>网格行数</translation>
    </message>
    <message>
        <source>unit: reads units; case: reads the case code; scan: a person scans with it</source>
        <translation>unit：读单品；case：读箱码；scan：由人用它扫描</translation>
    </message>
    <message>
        <source>Lane of a unit reader (queue shape)</source>
        <translation>单品读码器的通道（队列形式）</translation>
    </message>
    <message>
        <source>Between several codes of one telegram, which is no code then unless codes is several; empty = there are never several</source>
        <translation>一条报文中多个码之间的分隔；除非 codes 为 several，此时不算码；空 = 从无多个</translation>
    </message>
    <message>
        <source>Between place and code</source>
        <translation>位置与码之间</translation>
    </message>
    <message>
        <source>What stands between a code and its place in the case, which is in front and counts from 1 (codes = several); empty = no places are told</source>
        <translation>码与其箱内位置（在前，从 1 起）之间的分隔（codes = several）；空 = 不报位置</translation>
    </message>
    <message>
        <source>Registers a read</source>
        <translation>每次读取寄存器数</translation>
    </message>
    <message>
        <source>So many registers the PLC gives in one request; fewer than a block = several requests</source>
        <translation>PLC 一次请求给出的寄存器数；少于一个块 = 分多次请求</translation>
    </message>
    <message>
        <source>Registers a write</source>
        <translation>每次写入寄存器数</translation>
    </message>
    <message>
        <source>So many registers the PLC takes in one request; fewer than a block = several requests</source>
        <translation>PLC 一次请求接受的寄存器数；少于一个块 = 分多次请求</translation>
    </message>
    <message>
        <source>OAuth address</source>
        <translation>OAuth 地址</translation>
    </message>
    <message>
        <source>Where a token is had for the client&apos;s credentials (OAuth 2.0)</source>
        <translation>用客户端凭据换取令牌之处（OAuth 2.0）</translation>
    </message>
    <message>
        <source>OAuth client</source>
        <translation>OAuth 客户端</translation>
    </message>
    <message>
        <source>Our name there</source>
        <translation>本站在该处的名称</translation>
    </message>
    <message>
        <source>OAuth secret</source>
        <translation>OAuth 密钥</translation>
    </message>
    <message>
        <source>Kept in a file, read at every use</source>
        <translation>存于文件，每次使用时读取</translation>
    </message>
    <message>
        <source>OAuth scope</source>
        <translation>OAuth 范围</translation>
    </message>
    <message>
        <source>What the token is asked for; empty = what the server gives</source>
        <translation>申请令牌的范围；空 = 由服务器决定</translation>
    </message>
    <message>
        <source>Authorities</source>
        <translation>证书机构</translation>
    </message>
    <message>
        <source>PEM: the only authorities believed; without it the public ones; read again when it is replaced</source>
        <translation>PEM：只信任这些机构；无此项则信任公共机构；替换后重新读取</translation>
    </message>
    <message>
        <source>Files are put in place, and named, by hand.</source>
        <translation>文件由人放置并指定。</translation>
    </message>
    <message>
        <source>Preset</source>
        <translation>预设</translation>
    </message>
    <message>
        <source>What an authority asks of a code of this kind; a key that stands here wins</source>
        <translation>监管机构对此类码的要求；此处写明的键优先</translation>
    </message>
    <message>
        <source>Pool of unit codes</source>
        <translation>单品码池</translation>
    </message>
    <message>
        <source>Every unit code must be in this pool of codes; empty = no pool</source>
        <translation>每个单品码都必须在此码池中；留空 = 不用码池</translation>
    </message>
    <message>
        <source>Pool of case codes</source>
        <translation>箱码池</translation>
    </message>
    <message>
        <source>Every case code that is read must be in this pool; empty = no pool</source>
        <translation>每个读到的箱码都必须在此码池中；留空 = 不用码池</translation>
    </message>
    <message>
        <source>Labels</source>
        <translation>标签</translation>
    </message>
    <message>
        <source>Templates</source>
        <translation>模板</translation>
    </message>
    <message>
        <source>Folder of the label templates, *.toml; relative to the config file</source>
        <translation>标签模板文件夹（*.toml）；相对于配置文件</translation>
    </message>
    <message>
        <source>Font</source>
        <translation>字体</translation>
    </message>
    <message>
        <source>TrueType or OpenType file to draw texts with; empty = DejaVu and Noto, as the system has them</source>
        <translation>绘制文字用的 TrueType 或 OpenType 文件；空 = 系统中的 DejaVu 和 Noto</translation>
    </message>
    <message>
        <source>A reprint</source>
        <translation>重新打印</translation>
    </message>
    <message>
        <source>void: another SSCC, and the label before it is void; repeat: the same label once more</source>
        <translation>void：换新的 SSCC，原标签作废；repeat：再打印一张相同的标签</translation>
    </message>
    <message>
        <source>Recording</source>
        <translation>运行记录</translation>
    </message>
    <message>
        <source>Room for the recording</source>
        <translation>运行记录的空间</translation>
    </message>
    <message>
        <source>Disk for what the line was told, to run it again; the oldest goes first; 0 = no recording</source>
        <translation>保存产线所收到信息以便重放的磁盘空间；最旧的先删；0 = 不记录</translation>
    </message>
    <message>
        <source>Pictures in the recording</source>
        <translation>记录中的图像</translation>
    </message>
    <message>
        <source>Whole pictures in half of the room: none, those in which a code was not read, or all</source>
        <translation>完整图像占一半空间：不保留、仅保留有未读码的、或全部保留</translation>
    </message>
    <message>
        <source>Checks of devices</source>
        <translation>设备检查</translation>
    </message>
    <message>
        <source>Check every</source>
        <translation>检查间隔</translation>
    </message>
    <message>
        <source>A camera or reader that passed the doctor is shown the test card again so often; 0 = never</source>
        <translation>通过诊断的相机或读码器，隔这么久再出示一次测试卡；0 = 从不</translation>
    </message>
    <message>
        <source>Missed after</source>
        <translation>超时算错过</translation>
    </message>
    <message>
        <source>So long after it was due a check counts as missed</source>
        <translation>到期后过这么久，检查算错过</translation>
    </message>
    <message>
        <source>Participant</source>
        <translation>参与方</translation>
    </message>
    <message>
        <source>Tax number, or what the platform knows this plant by</source>
        <translation>税号，或平台识别本厂的编号</translation>
    </message>
    <message>
        <source>Organisation</source>
        <translation>机构</translation>
    </message>
    <message>
        <source>Its name, as the platform has it</source>
        <translation>平台登记的名称</translation>
    </message>
    <message>
        <source>Product group</source>
        <translation>商品组</translation>
    </message>
    <message>
        <source>Of the marking system: water, milk, beer, pharma …</source>
        <translation>标识系统的商品组：water、milk、beer、pharma 等</translation>
    </message>
    <message>
        <source>Production line</source>
        <translation>产线</translation>
    </message>
    <message>
        <source>Of this line, as the platform knows it</source>
        <translation>平台登记的本产线编号</translation>
    </message>
    <message>
        <source>Company prefixes</source>
        <translation>厂商识别码</translation>
    </message>
    <message>
        <source>GS1 company prefixes of this plant; EPC identifiers need them (epcis12)</source>
        <translation>本厂的 GS1 厂商识别码；EPC 标识需要它（epcis12）</translation>
    </message>
    <message>
        <source>Product code</source>
        <translation>产品代码</translation>
    </message>
    <message>
        <source>Of the product at the platform (ali-health)</source>
        <translation>该产品在平台的代码（ali-health）</translation>
    </message>
    <message>
        <source>Package</source>
        <translation>包装比例</translation>
    </message>
    <message>
        <source>Units in a case, such as 1:24 (ali-health)</source>
        <translation>每箱数量，如 1:24（ali-health）</translation>
    </message>
    <message>
        <source>assigned: an SSCC numbered here; printed: the same, on a label that is printed and scanned back; read: its label, scanned when it is closed; none: it has no code</source>
        <translation>assigned：由本站编号的 SSCC；printed：同上，打印标签并回扫；read：关闭时扫描其标签；none：没有码</translation>
    </message>
    <message>
        <source>Filled by scan</source>
        <translation>扫码装入</translation>
    </message>
    <message>
        <source>A person scans what goes onto it; else all that leaves does, in order</source>
        <translation>由人逐一扫描装入；否则按下线顺序自动装入</translation>
    </message>
    <message>
        <source>In one layer</source>
        <translation>每层数量</translation>
    </message>
    <message>
        <source>Members in one layer, for its picture on the screen; 0 = not known</source>
        <translation>每层放几个，用于屏幕图示；0 = 未知</translation>
    </message>
    <message>
        <source>Maker</source>
        <translation>厂商</translation>
    </message>
    <message>
        <source>What this maker&apos;s readers speak as they come; a key that stands here wins</source>
        <translation>该厂商读码器的出厂通信方式；此处写明的键优先</translation>
    </message>
    <message>
        <source>line: telegrams end with line_end; stx_etx: they are between STX and ETX; marks: between start_mark and end_mark</source>
        <translation>line：报文以 line_end 结束；stx_etx：报文在 STX 与 ETX 之间；marks：在 start_mark 与 end_mark 之间</translation>
    </message>
    <message>
        <source>Start mark</source>
        <translation>起始标记</translation>
    </message>
    <message>
        <source>End mark</source>
        <translation>结束标记</translation>
    </message>
    <message>
        <source>What ends a telegram (marks), such as &lt;ETX&gt;&lt;CR&gt;</source>
        <translation>报文的结束（marks），如 &lt;ETX&gt;&lt;CR&gt;</translation>
    </message>
    <message>
        <source>Prefix</source>
        <translation>前缀</translation>
    </message>
    <message>
        <source>What every telegram begins with; without it, it is no code</source>
        <translation>每条报文的开头；没有它就不是码</translation>
    </message>
    <message>
        <source>Suffix</source>
        <translation>后缀</translation>
    </message>
    <message>
        <source>What every telegram ends with; without it, it is no code</source>
        <translation>每条报文的结尾；没有它就不是码</translation>
    </message>
    <message>
        <source>Place of the number</source>
        <translation>编号的位置</translation>
    </message>
    <message>
        <source>Where the trigger number stands (tagged, counted)</source>
        <translation>触发编号在报文中的位置（tagged、counted）</translation>
    </message>
    <message>
        <source>What the reader says before its data, as patterns (RE2): dropped</source>
        <translation>读码器在数据之前的应答，用模式（RE2）表示：丢弃</translation>
    </message>
    <message>
        <source>What the reader says instead of its data, as patterns (RE2): no code, counted</source>
        <translation>读码器代替数据的应答，用模式（RE2）表示：不是码，计数</translation>
    </message>
    <message>
        <source>What fires the reader (asked); &lt;CR&gt;, &lt;STX&gt;, &lt;0x16&gt; are those bytes</source>
        <translation>触发读码器的文本（asked）；&lt;CR&gt;、&lt;STX&gt;、&lt;0x16&gt; 表示相应字节</translation>
    </message>
    <message>
        <source>Trigger off text</source>
        <translation>触发结束文本</translation>
    </message>
    <message>
        <source>What ends the reading (asked), read or not; empty = nothing</source>
        <translation>结束读取的文本（asked），无论是否读到；空 = 不发送</translation>
    </message>
    <message>
        <source>Reading time</source>
        <translation>读取时间</translation>
    </message>
    <message>
        <source>The trigger off text is sent after so long at the latest, and the answer waited for</source>
        <translation>最迟经过此时间发送触发结束文本，然后等待应答</translation>
    </message>
    <message>
        <source>Test question</source>
        <translation>测试询问</translation>
    </message>
    <message>
        <source>A harmless question for the Test key; empty = there is none</source>
        <translation>测试键使用的无害询问；空 = 没有</translation>
    </message>
    <message>
        <source>Test answer</source>
        <translation>测试应答</translation>
    </message>
    <message>
        <source>Pattern (RE2) by which its answer is told from a code</source>
        <translation>用于把其应答与码区分开的模式（RE2）</translation>
    </message>
    <message>
        <source>Pictures</source>
        <translation>图像</translation>
    </message>
    <message>
        <source>Number of a picture</source>
        <translation>图像编号</translation>
    </message>
    <message>
        <source>Pattern (RE2) of a picture&apos;s file name whose group is the trigger number; empty = it has none</source>
        <translation>图像文件名的模式（RE2），其中的组为触发编号；空 = 没有编号</translation>
    </message>
    <message>
        <source>Asked readers: a picture comes so soon after its request; with two so near it is nobody&apos;s</source>
        <translation>asked 读码器：图像在请求后这么久内到达；若两次请求都在此时间内，则不归属任何箱</translation>
    </message>
    <message>
        <source>Readings kept while the station is busy; more are a flood: the reader is cut off, the line held</source>
        <translation>站点忙时保留的读取数；超过即为泛滥：断开读码器，产线停住</translation>
    </message>
    <message>
        <source>Only from</source>
        <translation>仅限来自</translation>
    </message>
    <message>
        <source>server: the reader&apos;s own IP address; whoever comes from another is turned away. Empty = anyone</source>
        <translation>server：读码器自己的 IP 地址；来自其他地址的连接会被拒绝。空 = 任何人</translation>
    </message>
    <message>
        <source>Path of the serial port, such as /dev/ttyS0 or one of /dev/serial/by-id</source>
        <translation>串口路径，如 /dev/ttyS0 或 /dev/serial/by-id 中的一个</translation>
    </message>
    <message>
        <source>USB device</source>
        <translation>USB 设备</translation>
    </message>
    <message>
        <source>vendor:product[:serial number] as lsusb shows them: found at whatever port it is plugged in</source>
        <translation>lsusb 所示的 vendor:product[:serial number]，插在哪个口都能找到</translation>
    </message>
    <message>
        <source>Label printer</source>
        <translation>标签打印机</translation>
    </message>
    <message>
        <source>Prints labels of</source>
        <translation>打印标签的层级</translation>
    </message>
    <message>
        <source>Levels whose labels it prints: case, pallet; empty = all</source>
        <translation>打印哪些层级的标签：case、pallet；空 = 全部</translation>
    </message>
    <message>
        <source>Language</source>
        <translation>语言</translation>
    </message>
    <message>
        <source>zpl: Zebra and compatible; tspl: TSC and compatible</source>
        <translation>zpl：Zebra 及兼容机；tspl：TSC 及兼容机</translation>
    </message>
    <message>
        <source>Dots an inch</source>
        <translation>每英寸点数</translation>
    </message>
    <message>
        <source>Of its print head; a template made for another one is refused</source>
        <translation>打印头的分辨率；为其他分辨率制作的模板会被拒绝</translation>
    </message>
    <message>
        <source>Asks its state</source>
        <translation>查询状态</translation>
    </message>
    <message>
        <source>Off for a printer that never answers: what it does is then unknown</source>
        <translation>打印机从不应答时关闭：其状态即为未知</translation>
    </message>
    <message>
        <source>Answer time</source>
        <translation>应答时间</translation>
    </message>
    <message>
        <source>A state or count that has not come by then is unknown</source>
        <translation>超过此时间仍未收到的状态或计数视为未知</translation>
    </message>
    <message>
        <source>Name of the CUPS queue, as lpstat -p shows it; labels go through it raw</source>
        <translation>CUPS 队列名，即 lpstat -p 所示；标签以 raw 方式发送</translation>
    </message>
    <message>
        <source>Each label is a file there, for a program that prints what it finds</source>
        <translation>每张标签是该处的一个文件，由打印其中文件的程序处理</translation>
    </message>
    <message>
        <source>As the printer is set up</source>
        <translation>与打印机设置一致</translation>
    </message>
    <message>
        <source>Address of the printer</source>
        <translation>打印机的地址</translation>
    </message>
    <message>
        <source>TCP port</source>
        <translation>TCP 端口</translation>
    </message>
    <message>
        <source>Requests kept</source>
        <translation>保存的请求</translation>
    </message>
    <message>
        <source>Which requests are kept on disk, byte by byte (station plc-log)</source>
        <translation>哪些请求逐字节保存到磁盘（station plc-log）</translation>
    </message>
    <message>
        <source>Room for requests</source>
        <translation>请求的存储空间</translation>
    </message>
    <message>
        <source>Disk for them; the oldest go first</source>
        <translation>占用的磁盘空间；最旧的先删</translation>
    </message>
    <message>
        <source>Our certificate</source>
        <translation>本站证书</translation>
    </message>
    <message>
        <source>PEM: our certificate and what leads to its authority; read again when it is replaced</source>
        <translation>PEM：本站证书及其证书链；替换后重新读取</translation>
    </message>
    <message>
        <source>Key of our certificate</source>
        <translation>本站证书密钥</translation>
    </message>
    <message>
        <source>PEM, without a password; without this it stands in the file of the certificate</source>
        <translation>PEM，无密码；无此项则在证书文件中</translation>
    </message>
    <message>
        <source>Proxy</source>
        <translation>代理</translation>
    </message>
    <message>
        <source>http://host:port (or https); the environment&apos;s proxies are never used</source>
        <translation>http://主机名:端口（或 https）；从不使用环境中的代理</translation>
    </message>
    <message>
        <source>Proxy user</source>
        <translation>代理用户</translation>
    </message>
    <message>
        <source>Our name at the proxy</source>
        <translation>本站在代理上的名称</translation>
    </message>
    <message>
        <source>Proxy password</source>
        <translation>代理密码</translation>
    </message>
    <message>
        <source>Order of sending</source>
        <translation>发送顺序</translation>
    </message>
    <message>
        <source>strict: oldest first; live-first: after a pause new cases go before those that wait</source>
        <translation>严格：最旧的先发；新箱优先：中断后新箱先于等待的箱</translation>
    </message>
    <message>
        <source>Records at once</source>
        <translation>每次记录数</translation>
    </message>
    <message>
        <source>Most records in one request</source>
        <translation>一次请求最多的记录数</translation>
    </message>
    <message>
        <source>records</source>
        <translation>条</translation>
    </message>
    <message>
        <source>Bytes at once</source>
        <translation>每次字节数</translation>
    </message>
    <message>
        <source>Most bytes in one request, before gzip; a single larger record still goes, alone</source>
        <translation>一次请求最多的字节数（压缩前）；更大的单条记录单独发送</translation>
    </message>
    <message>
        <source>Answer time-out</source>
        <translation>应答超时</translation>
    </message>
    <message>
        <source>For a whole request with its answer, however slowly it drips</source>
        <translation>一次请求连同应答的全部时间</translation>
    </message>
    <message>
        <source>s</source>
        <translation>s</translation>
    </message>
    <message>
        <source>Pools of codes</source>
        <translation>码池</translation>
    </message>
    <message>
        <source>Few codes left</source>
        <translation>剩余码不足</translation>
    </message>
    <message>
        <source>Alarm when fewer codes of the running order&apos;s pool are left; 0 = no alarm</source>
        <translation>当前订单码池的剩余码少于此数时报警；0 = 不报警</translation>
    </message>
    <message>
        <source>Orders</source>
        <translation>订单</translation>
    </message>
    <message>
        <source>Line clearance</source>
        <translation>清线确认</translation>
    </message>
    <message>
        <source>What a person looks at before another product is packed; empty = nothing is asked</source>
        <translation>换产品前需人工逐项检查的内容；留空 = 不要求</translation>
    </message>
    <message>
        <source>Confirm the first case</source>
        <translation>首箱确认</translation>
    </message>
    <message>
        <source>The line stands after the first case of an order until a person has confirmed it</source>
        <translation>每个订单首箱之后产线停下，直到有人确认</translation>
    </message>
    <message>
        <source>Users</source>
        <translation>用户</translation>
    </message>
    <message>
        <source>Sign in</source>
        <translation>登录</translation>
    </message>
    <message>
        <source>Somebody must be signed in at a screen; empty = as soon as there is a user</source>
        <translation>屏幕上必须有人登录；留空 = 有用户之后即要求</translation>
    </message>
    <message>
        <source>Lock after</source>
        <translation>锁屏时间</translation>
    </message>
    <message>
        <source>A screen that nobody touches for so long is locked</source>
        <translation>屏幕无人操作超过此时间即锁定</translation>
    </message>
    <message>
        <source>Shipping</source>
        <translation>发货</translation>
    </message>
    <message>
        <source>Told by</source>
        <translation>信息来源</translation>
    </message>
    <message>
        <source>Name of the [[upstream]] (driver native) that tells what other stations released; empty = none</source>
        <translation>告知其他工位放行情况的上位系统 [[upstream]] 名称（驱动 native）；空 = 无</translation>
    </message>
    <message>
        <source>Token for reading</source>
        <translation>读取令牌</translation>
    </message>
    <message>
        <source>File with a token that reads every station there; this station&apos;s own token sees only itself</source>
        <translation>可读取所有工位的令牌文件；本站自己的令牌只能看到本站</translation>
    </message>
    <message>
        <source>Asked every</source>
        <translation>查询间隔</translation>
    </message>
    <message>
        <source>How often upstream is asked what was released</source>
        <translation>多久向上位系统查询一次放行记录</translation>
    </message>
    <message>
        <source>Unknown containers</source>
        <translation>未知包装</translation>
    </message>
    <message>
        <source>refuse: what nobody here knows is not shipped; unproven: it is, and is told as unproven</source>
        <translation>refuse：未知的不发货；unproven：允许发货，并标为未校验</translation>
    </message>
    <message>
        <source>Distributors</source>
        <translation>经销商</translation>
    </message>
    <message>
        <source>listed: only those of the list are shipped to; any: whatever is typed or scanned</source>
        <translation>listed：只发往名单内的经销商；any：扫描或输入的均可</translation>
    </message>
    <message>
        <source>For finding the server and reaching it, within the answer time-out</source>
        <translation>找到并连上服务器的时间，含在应答超时内</translation>
    </message>
    <message>
        <source>EPCIS has no numbers by which upstream could find a gap, so records go in order</source>
        <translation>EPCIS 没有可供上位系统发现缺漏的编号，故按顺序发送</translation>
    </message>
    <message>
        <source>Namespace</source>
        <translation>命名空间</translation>
    </message>
    <message>
        <source>https://id.brand.example or urn:brand: where orders, products, places and other codes live</source>
        <translation>https://id.brand.example 或 urn:brand：订单、产品、地点和其他码所在处</translation>
    </message>
    <message>
        <source>It is part of every event&apos;s name: with other words it is another event.</source>
        <translation>它是每个事件名称的一部分：换了就是另一个事件。</translation>
    </message>
    <message>
        <source>Read point</source>
        <translation>读取点</translation>
    </message>
    <message>
        <source>URI of this line, such as https://id.gs1.org/414/…; without it a place in the namespace</source>
        <translation>本产线的 URI，如 https://id.gs1.org/414/…；无此项则用命名空间中的地点</translation>
    </message>
    <message>
        <source>Business location</source>
        <translation>业务地点</translation>
    </message>
    <message>
        <source>URI of where cases are after packing; without it none is sent</source>
        <translation>装箱后各箱所在地的 URI；无此项则不提供</translation>
    </message>
    <message>
        <source>Time zone</source>
        <translation>时区</translation>
    </message>
    <message>
        <source>picture: the label lies in the picture; reader: a device reads it; sscc: numbered here; printed: numbered here, on a label that is printed and read back; pool: the same with codes of a pool</source>
        <translation>picture：标签在图像中；reader：由设备读取；sscc：由本站编号；printed：由本站编号，打印在标签上并回读；pool：同上，但使用码池的码</translation>
    </message>
    <message>
        <source>Pool of the labels</source>
        <translation>标签的码池</translation>
    </message>
    <message>
        <source>The pool whose codes the printed labels of cases get (pool)</source>
        <translation>箱标签所用码的码池（pool）</translation>
    </message>
    <message>
        <source>Labels ahead</source>
        <translation>提前打印的标签</translation>
    </message>
    <message>
        <source>Line: labels printed and not yet read; as many as cases stand from the applicator to the reader</source>
        <translation>产线：已打印而尚未读取的标签数；等于从贴标机到读码器之间的箱数</translation>
    </message>
    <message>
        <source>Shifts</source>
        <translation>班次</translation>
    </message>
    <message>
        <source>Shifts begin at</source>
        <translation>班次开始时间</translation>
    </message>
    <message>
        <source>Times of day, one a shift, such as 06:00; reports and the Balance page count by shift</source>
        <translation>每班一个时刻，如 06:00；报告和“平衡”页按班次统计</translation>
    </message>
    <message>
        <source>Name of the plant&apos;s time zone, such as Asia/Shanghai; empty = that of this computer</source>
        <translation>工厂时区名称，如 Asia/Shanghai；留空 = 本电脑时区</translation>
    </message>
    <message>
        <source>Random audit</source>
        <translation>随机抽检</translation>
    </message>
    <message>
        <source>One case in</source>
        <translation>每多少箱一次</translation>
    </message>
    <message>
        <source>About once in so many cases a person is asked to scan one unit of a case that left; 0 = never</source>
        <translation>大约每这么多箱，请人从已离开的箱中取一单品扫描；0 = 从不</translation>
    </message>
    <message>
        <source>Hold the line for it</source>
        <translation>为此暂停产线</translation>
    </message>
    <message>
        <source>The line stands until the question is answered or skipped</source>
        <translation>产线暂停，直到回答或跳过</translation>
    </message>
    <message>
        <source>Name of the zone of the place, such as Asia/Shanghai</source>
        <translation>当地时区名称，如 Asia/Shanghai</translation>
    </message>
    <message>
        <source>Commissioning</source>
        <translation>赋码事件</translation>
    </message>
    <message>
        <source>Tell the units of a case as commissioned, with lot and expiry, before it is packed</source>
        <translation>装箱前上报箱内单品的赋码（含批号和有效期）</translation>
    </message>
    <message>
        <source>Capture time-out</source>
        <translation>采集超时</translation>
    </message>
    <message>
        <source>How long one capture job may run before the batch is called undelivered for now</source>
        <translation>一次采集任务的最长时间，超过则本批暂视为未送达</translation>
    </message>
    <message>
        <source>Address of the PLC on the bus; 0 would be everybody</source>
        <translation>PLC 在总线上的地址；0 表示所有设备</translation>
    </message>
    <message>
        <source>As the bus is set up</source>
        <translation>与总线设置一致</translation>
    </message>
    <message>
        <source>Stop bits</source>
        <translation>停止位</translation>
    </message>
    <message>
        <source>Path of the serial port, such as one of /dev/serial/by-id</source>
        <translation>串口路径，例如 /dev/serial/by-id 中的一个</translation>
    </message>
    <message>
        <source>Address or host name of the serial device server</source>
        <translation>串口服务器的地址或主机名</translation>
    </message>
    <message>
        <source>TCP port of the serial device server</source>
        <translation>串口服务器的 TCP 端口</translation>
    </message>
    <message>
        <source>Listen on</source>
        <translation>监听地址</translation>
    </message>
    <message>
        <source>Address of this machine on the PLC&apos;s network; 0.0.0.0 = any</source>
        <translation>本站在 PLC 网络上的地址；0.0.0.0 = 任意</translation>
    </message>
    <message>
        <source>TCP port the PLC connects to</source>
        <translation>PLC 连接的 TCP 端口</translation>
    </message>
    <message>
        <source>Address of the PLC</source>
        <translation>PLC 地址</translation>
    </message>
    <message>
        <source>Only from here the PLC block is written; others may read</source>
        <translation>只有此地址可写 PLC 数据块；其他只能读取</translation>
    </message>
    <message>
        <source>Wait for the PLC</source>
        <translation>等待 PLC</translation>
    </message>
    <message>
        <source>How long the PLC may take to connect</source>
        <translation>PLC 连接最多可用的时间</translation>
    </message>
    <message>
        <source>Endpoint of the server, such as opc.tcp://192.0.2.10:4840</source>
        <translation>服务器端点，例如 opc.tcp://192.0.2.10:4840</translation>
    </message>
    <message>
        <source>PLC block</source>
        <translation>PLC 数据块</translation>
    </message>
    <message>
        <source>Node of the PLC block: an array of 24, or a node a word with {word} or {name} in its place</source>
        <translation>PLC 数据块的节点：24 个元素的数组，或每字一个节点，用 {word} 或 {name} 代替</translation>
    </message>
    <message>
        <source>Station block</source>
        <translation>本站数据块</translation>
    </message>
    <message>
        <source>The same of the station block, 18 words; the station writes it</source>
        <translation>本站数据块同理，18 个字；由本站写入</translation>
    </message>
    <message>
        <source>How long one reply may take; connecting takes up to four</source>
        <translation>一次应答最多可用的时间；连接最多需四倍</translation>
    </message>
    <message>
        <source>Security</source>
        <translation>安全</translation>
    </message>
    <message>
        <source>How messages are protected (Basic256Sha256); none: by the network alone</source>
        <translation>消息的保护方式（Basic256Sha256）；none：仅靠网络</translation>
    </message>
    <message>
        <source>Certificate</source>
        <translation>证书</translation>
    </message>
    <message>
        <source>The station&apos;s own, PEM or DER</source>
        <translation>本站的证书，PEM 或 DER</translation>
    </message>
    <message>
        <source>Private key</source>
        <translation>私钥</translation>
    </message>
    <message>
        <source>Of the station&apos;s certificate</source>
        <translation>本站证书的私钥</translation>
    </message>
    <message>
        <source>Server&apos;s certificate</source>
        <translation>服务器证书</translation>
    </message>
    <message>
        <source>Only the server that has it is believed</source>
        <translation>只信任持有此证书的服务器</translation>
    </message>
    <message>
        <source>Who logs on; empty = anonymous</source>
        <translation>登录用户；空 = 匿名</translation>
    </message>
    <message>
        <source>File with the user&apos;s password</source>
        <translation>存放用户密码的文件</translation>
    </message>
    <message>
        <source>Address or host name of the PLC or I/O block</source>
        <translation>PLC 或 I/O 模块的地址或主机名</translation>
    </message>
    <message>
        <source>TCP port of its Modbus server</source>
        <translation>其 Modbus 服务器的 TCP 端口</translation>
    </message>
    <message>
        <source>Modbus unit id; it must answer with the same</source>
        <translation>Modbus 单元号；应答必须相同</translation>
    </message>
    <message>
        <source>Time between two polls, one write at each</source>
        <translation>两次轮询的间隔，每次写一次</translation>
    </message>
    <message>
        <source>No answer, or no beat, for so long: it is lost</source>
        <translation>这么久没有应答或心跳：视为断开</translation>
    </message>
    <message>
        <source>Stuck after</source>
        <translation>卡住判定</translation>
    </message>
    <message>
        <source>A photocell or trigger that is on for so long is stuck: an alarm</source>
        <translation>光电或触发接通这么久即为卡住：报警</translation>
    </message>
    <message>
        <source>PLC words from</source>
        <translation>PLC 字起始</translation>
    </message>
    <message>
        <source>First of its 4 holding registers, from 0: signals, heartbeat, exit count, reject count</source>
        <translation>4 个保持寄存器中的第一个，从 0 起：信号、心跳、出口计数、剔除计数</translation>
    </message>
    <message>
        <source>Station words from</source>
        <translation>本站字起始</translation>
    </message>
    <message>
        <source>First of the station&apos;s 2 holding registers, from 0: answer, heartbeat</source>
        <translation>本站 2 个保持寄存器中的第一个，从 0 起：应答、心跳</translation>
    </message>
    <message>
        <source>Exit sensor</source>
        <translation>出口传感器</translation>
    </message>
    <message>
        <source>How a case is seen leaving; none: it is assumed from the pass that was taken</source>
        <translation>如何看到箱子离开；none：由 PLC 采用的放行推定</translation>
    </message>
    <message>
        <source>Wires are set up in the file.</source>
        <translation>接线在文件中设置。</translation>
    </message>
    <message>
        <source>Reject sensor</source>
        <translation>剔除传感器</translation>
    </message>
    <message>
        <source>How an ejected case is seen</source>
        <translation>如何看到被剔除的箱子</translation>
    </message>
    <message>
        <source>Leaves within</source>
        <translation>离开时限</translation>
    </message>
    <message>
        <source>A sensor must see the case so long after the trigger has dropped</source>
        <translation>触发落下后，传感器必须在此时间内看到箱子</translation>
    </message>
    <message>
        <source>Bit: a case waits for its answer; held until it is answered</source>
        <translation>位：有箱子等待应答；保持到应答</translation>
    </message>
    <message>
        <source>Pass taken</source>
        <translation>已采用放行</translation>
    </message>
    <message>
        <source>Bit: the last case was let go; held until the next one</source>
        <translation>位：上一箱已放行；保持到下一箱</translation>
    </message>
    <message>
        <source>Exit photocell</source>
        <translation>出口光电</translation>
    </message>
    <message>
        <source>Bit of a photocell behind the gate</source>
        <translation>闸门后光电的位</translation>
    </message>
    <message>
        <source>Reject photocell</source>
        <translation>剔除光电</translation>
    </message>
    <message>
        <source>Bit of a photocell in the reject lane</source>
        <translation>剔除道光电的位</translation>
    </message>
    <message>
        <source>Running</source>
        <translation>运行</translation>
    </message>
    <message>
        <source>Bit: the packer runs</source>
        <translation>位：装箱机运行</translation>
    </message>
    <message>
        <source>E-stop</source>
        <translation>急停</translation>
    </message>
    <message>
        <source>Bit: the e-stop is pressed</source>
        <translation>位：急停已按下</translation>
    </message>
    <message>
        <source>Bin full</source>
        <translation>剔除区已满</translation>
    </message>
    <message>
        <source>Bit: the reject bin is full</source>
        <translation>位：剔除区已满</translation>
    </message>
    <message>
        <source>Air low</source>
        <translation>气压低</translation>
    </message>
    <message>
        <source>Bit: the air pressure is low</source>
        <translation>位：气压低</translation>
    </message>
    <message>
        <source>Reset button</source>
        <translation>复位按钮</translation>
    </message>
    <message>
        <source>Bit: a person resets an escape at the gate</source>
        <translation>位：人员在闸门处复位</translation>
    </message>
    <message>
        <source>Pass</source>
        <translation>放行</translation>
    </message>
    <message>
        <source>Bit: let it go; held until the trigger drops</source>
        <translation>位：放行；保持到触发落下</translation>
    </message>
    <message>
        <source>Reject</source>
        <translation>剔除</translation>
    </message>
    <message>
        <source>Bit: reject it; held until the trigger drops</source>
        <translation>位：剔除；保持到触发落下</translation>
    </message>
    <message>
        <source>Permissive</source>
        <translation>允许运行</translation>
    </message>
    <message>
        <source>Bit: the packer may run</source>
        <translation>位：装箱机可以运行</translation>
    </message>
    <message>
        <source>Red light</source>
        <translation>红灯</translation>
    </message>
    <message>
        <source>Bit of the red light</source>
        <translation>红灯的位</translation>
    </message>
    <message>
        <source>Amber light</source>
        <translation>黄灯</translation>
    </message>
    <message>
        <source>Bit of the amber light</source>
        <translation>黄灯的位</translation>
    </message>
    <message>
        <source>Green light</source>
        <translation>绿灯</translation>
    </message>
    <message>
        <source>Bit of the green light</source>
        <translation>绿灯的位</translation>
    </message>
    <message>
        <source>Buzzer</source>
        <translation>蜂鸣器</translation>
    </message>
    <message>
        <source>Bit of the buzzer</source>
        <translation>蜂鸣器的位</translation>
    </message>
    <message>
        <source>Stop request</source>
        <translation>停止请求</translation>
    </message>
    <message>
        <source>Bit: finish the case and stop</source>
        <translation>位：完成本箱后停止</translation>
    </message>
    <message>
        <source>Case photocell</source>
        <translation>箱光电</translation>
    </message>
    <message>
        <source>Input of the photocell at the camera or reader</source>
        <translation>相机或读码器处光电的输入</translation>
    </message>
    <message>
        <source>Input of the photocell behind the rejecter</source>
        <translation>剔除器后光电的输入</translation>
    </message>
    <message>
        <source>Input of the photocell in the reject lane</source>
        <translation>剔除道光电的输入</translation>
    </message>
    <message>
        <source>Belt runs</source>
        <translation>输送带运行</translation>
    </message>
    <message>
        <source>Input of a contact of the belt&apos;s drive: the belt runs</source>
        <translation>输送带驱动触点的输入：输送带运行</translation>
    </message>
    <message>
        <source>Input: the e-stop is pressed</source>
        <translation>输入：急停已按下</translation>
    </message>
    <message>
        <source>Input: the reject bin is full</source>
        <translation>输入：剔除区已满</translation>
    </message>
    <message>
        <source>Input: the air pressure is low</source>
        <translation>输入：气压低</translation>
    </message>
    <message>
        <source>Input: a person resets an escape at the gate</source>
        <translation>输入：人员在闸门处复位</translation>
    </message>
    <message>
        <source>Let go</source>
        <translation>放行</translation>
    </message>
    <message>
        <source>Coil that disarms the rejecter; off: every case is rejected</source>
        <translation>解除剔除器的线圈；断开：每箱都剔除</translation>
    </message>
    <message>
        <source>Coil: the infeed may run</source>
        <translation>线圈：进料可以运行</translation>
    </message>
    <message>
        <source>Coil of the red light</source>
        <translation>红灯的线圈</translation>
    </message>
    <message>
        <source>Coil of the amber light</source>
        <translation>黄灯的线圈</translation>
    </message>
    <message>
        <source>Coil of the green light</source>
        <translation>绿灯的线圈</translation>
    </message>
    <message>
        <source>Coil of the buzzer</source>
        <translation>蜂鸣器的线圈</translation>
    </message>
    <message>
        <source>Line stop</source>
        <translation>停线</translation>
    </message>
    <message>
        <source>Coil: stop the line</source>
        <translation>线圈：停线</translation>
    </message>
    <message>
        <source>Belt speed</source>
        <translation>输送带速度</translation>
    </message>
    <message>
        <source>Speed of the belt</source>
        <translation>输送带的速度</translation>
    </message>
    <message>
        <source>mm/s</source>
        <translation>毫米/秒</translation>
    </message>
    <message>
        <source>To the rejecter</source>
        <translation>到剔除器</translation>
    </message>
    <message>
        <source>From the case photocell to it</source>
        <translation>从箱光电到剔除器</translation>
    </message>
    <message>
        <source>mm</source>
        <translation>毫米</translation>
    </message>
    <message>
        <source>To the exit</source>
        <translation>到出口</translation>
    </message>
    <message>
        <source>From the case photocell to the exit&apos;s</source>
        <translation>从箱光电到出口光电</translation>
    </message>
    <message>
        <source>To the reject photocell</source>
        <translation>到剔除光电</translation>
    </message>
    <message>
        <source>From the case photocell to the reject lane&apos;s</source>
        <translation>从箱光电到剔除道光电</translation>
    </message>
    <message>
        <source>Window</source>
        <translation>窗口</translation>
    </message>
    <message>
        <source>A case may be so far from where it is expected, either way</source>
        <translation>箱子可偏离预期位置的距离（前后）</translation>
    </message>
    <message>
        <source>Length of a case</source>
        <translation>箱长</translation>
    </message>
    <message>
        <source>In the direction of the belt</source>
        <translation>沿输送带方向</translation>
    </message>
    <message>
        <source>Watchdog time</source>
        <translation>看门狗时间</translation>
    </message>
    <message>
        <source>Set in the block: after so long its outputs are off</source>
        <translation>在模块中设置：超过此时间其输出断开</translation>
    </message>
    <message>
        <source>Watchdog register</source>
        <translation>看门狗寄存器</translation>
    </message>
    <message>
        <source>Register or coil that tells whether the watchdog is on</source>
        <translation>表示看门狗是否开启的寄存器或线圈</translation>
    </message>
    <message>
        <source>Where it is read</source>
        <translation>读取位置</translation>
    </message>
    <message>
        <source>On from</source>
        <translation>开启下限</translation>
    </message>
    <message>
        <source>On: its value is at least this</source>
        <translation>开启：数值不小于此</translation>
    </message>
    <message>
        <source>On to</source>
        <translation>开启上限</translation>
    </message>
    <message>
        <source>On: its value is at most this</source>
        <translation>开启：数值不大于此</translation>
    </message>
    <message>
        <source>Confirmed by</source>
        <translation>确认人</translation>
    </message>
    <message>
        <source>Where it cannot be read: who has pulled the cable and seen the outputs go off</source>
        <translation>无法读取时：由谁拔线并看到输出断开</translation>
    </message>
    <message>
        <source>Queue</source>
        <translation>队列</translation>
    </message>
    <message>
        <source>Between reader and packer</source>
        <translation>读码器与装箱机之间</translation>
    </message>
    <message>
        <source>What is between the unit reader and the pick point; only nothing keeps the order</source>
        <translation>单品读码器与取料点之间有什么；只有“无”能保持顺序</translation>
    </message>
</context>
<context>
    <name>settings</name>
    <message>
        <source>Did you mean {what}?</source>
        <translation>是否指 {what}？</translation>
    </message>
    <message>
        <source>kept in a file</source>
        <translation>存于文件</translation>
    </message>
    <message>
        <source>a file</source>
        <translation>文件</translation>
    </message>
    <message>
        <source>Yes</source>
        <translation>是</translation>
    </message>
    <message>
        <source>No</source>
        <translation>否</translation>
    </message>
    <message>
        <source>Search</source>
        <translation>搜索</translation>
    </message>
    <message>
        <source>No setting has these words.</source>
        <translation>没有含这些字的设置。</translation>
    </message>
    <message>
        <source>Back</source>
        <translation>返回</translation>
    </message>
    <message>
        <source>Discard</source>
        <translation>放弃</translation>
    </message>
    <message>
        <source>Save</source>
        <translation>保存</translation>
    </message>
    <message>
        <source>Hold to restart</source>
        <translation>长按重启</translation>
    </message>
    <message>
        <source>Saved; restart to apply</source>
        <translation>已保存；重启后生效</translation>
    </message>
    <message>
        <source>Saved</source>
        <translation>已保存</translation>
    </message>
    <message>
        <source>{n} changed</source>
        <translation>已改 {n} 项</translation>
    </message>
    <message>
        <source>All groups</source>
        <translation>全部分组</translation>
    </message>
    <message>
        <source>new</source>
        <translation>新</translation>
    </message>
    <message>
        <source>{label}: {value}</source>
        <translation>{label}：{value}</translation>
    </message>
    <message>
        <source>Type the new one; it is never shown</source>
        <translation>输入新的；永不显示</translation>
    </message>
    <message>
        <source>Changed in the file only. {why}</source>
        <translation>只能在文件中更改。{why}</translation>
    </message>
    <message>
        <source>from the next order; the one that runs keeps its own</source>
        <translation>从下一个订单起；当前订单保持原值</translation>
    </message>
    <message>
        <source>Takes effect</source>
        <translation>生效时间</translation>
    </message>
    <message>
        <source>In force now</source>
        <translation>当前生效</translation>
    </message>
    <message>
        <source>In the open order</source>
        <translation>当前订单</translation>
    </message>
    <message>
        <source>Default</source>
        <translation>默认值</translation>
    </message>
    <message>
        <source>none: it must be set</source>
        <translation>无：必须设置</translation>
    </message>
    <message>
        <source>Limits</source>
        <translation>范围</translation>
    </message>
    <message>
        <source>at most {n}</source>
        <translation>最大 {n}</translation>
    </message>
    <message>
        <source>at least {n}</source>
        <translation>最小 {n}</translation>
    </message>
    <message>
        <source>at most {n:1 character|{n} characters}</source>
        <translation>最多 {n} 个字符</translation>
    </message>
    <message>
        <source>Reading the config.</source>
        <translation>正在读取配置。</translation>
    </message>
    <message>
        <source>{n:1 fault|{n} faults} in the file: correct it by hand</source>
        <translation>文件中有 {n} 处错误：请手工改正</translation>
    </message>
    <message>
        <source>Not saved: {n:1 fault|{n} faults}</source>
        <translation>未保存：{n} 处错误</translation>
    </message>
    <message>
        <source>Not saved: {n:1 change|{n} changes}</source>
        <translation>未保存：{n} 处更改</translation>
    </message>
    <message>
        <source>Saved; the open order keeps its own</source>
        <translation>已保存；当前订单仍用原设置</translation>
    </message>
    <message>
        <source>Saved and in force</source>
        <translation>已保存并生效</translation>
    </message>
    <message>
        <source>File: {name}</source>
        <translation>文件：{name}</translation>
    </message>
    <message>
        <source>The open order keeps what it was begun with; new from the next: {keys}</source>
        <translation>当前订单沿用开始时的设置；下一订单起生效：{keys}</translation>
    </message>
    <message>
        <source>Choose a setting to change it.</source>
        <translation>选择一项设置进行更改。</translation>
    </message>
    <message>
        <source>Waiting for a restart: {keys}</source>
        <translation>等待重启：{keys}</translation>
    </message>
    <message>
        <source>Restart: the line is asked to stop, and cases on their way out are recorded.</source>
        <translation>重启：请求产线停止，并记录正在离开的各箱。</translation>
    </message>
    <message>
        <source>Then the station starts again with the new settings, within 20 seconds.</source>
        <translation>然后本站以新设置重新启动，20 秒以内。</translation>
    </message>
    <message>
        <source>Until it is back the PLC rejects every case. The order stays open.</source>
        <translation>恢复前 PLC 剔除每一箱。订单仍在进行中。</translation>
    </message>
</context>
<context>
    <name>ship</name>
    <message>
        <source>Take</source>
        <translation>确定</translation>
    </message>
    <message>
        <source>confirmed as loaded</source>
        <translation>按实装数确认</translation>
    </message>
    <message>
        <source>told at the screen</source>
        <translation>屏幕上操作</translation>
    </message>
    <message>
        <source>units</source>
        <translation>单品</translation>
    </message>
    <message>
        <source>cases</source>
        <translation>箱</translation>
    </message>
    <message>
        <source>containers</source>
        <translation>个包装</translation>
    </message>
    <message>
        <source>Cancel this delivery</source>
        <translation>取消这次发货</translation>
    </message>
    <message>
        <source>Take goods back</source>
        <translation>办理退货</translation>
    </message>
    <message>
        <source>Scan what came back</source>
        <translation>扫描退回的货物</translation>
    </message>
    <message>
        <source>Each scan returns one case or pallet with all that is in it.</source>
        <translation>每扫一次，退回一箱或一托及其中全部内容。</translation>
    </message>
    <message>
        <source>Done: nothing more came back</source>
        <translation>完成：没有更多退货</translation>
    </message>
    <message>
        <source>Confirm as loaded</source>
        <translation>按实装数确认</translation>
    </message>
    <message>
        <source>Confirm: it leaves</source>
        <translation>确认发出</translation>
    </message>
    <message>
        <source>Scan cases and pallets</source>
        <translation>扫描箱和托盘</translation>
    </message>
    <message>
        <source>They go to {to}.</source>
        <translation>发往 {to}。</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>取消</translation>
    </message>
    <message>
        <source>Note {document}</source>
        <translation>发货单 {document}</translation>
    </message>
    <message>
        <source>Scan the delivery note</source>
        <translation>扫描发货单</translation>
    </message>
    <message>
        <source>Or the distributor. Or choose in the list, or type.</source>
        <translation>或经销商码；也可在列表中选择，或输入。</translation>
    </message>
    <message>
        <source>Take {code} off</source>
        <translation>移出 {code}</translation>
    </message>
    <message>
        <source>Last one off</source>
        <translation>移除最后一个</translation>
    </message>
    <message>
        <source>Loaded</source>
        <translation>已装</translation>
    </message>
    <message>
        <source>Cases in all</source>
        <translation>总箱数</translation>
    </message>
    <message>
        <source>Unproven</source>
        <translation>未校验</translation>
    </message>
    <message>
        <source>{n} of {m} {counted}</source>
        <translation>{n} / {m} {counted}</translation>
    </message>
    <message>
        <source>Delivery notes</source>
        <translation>发货单</translation>
    </message>
    <message>
        <source>Distributors</source>
        <translation>经销商</translation>
    </message>
    <message>
        <source>What this station knows</source>
        <translation>本站已知信息</translation>
    </message>
    <message>
        <source>Other stations</source>
        <translation>其他工位</translation>
    </message>
    <message>
        <source>not told: only what was packed here</source>
        <translation>未接入：只知道本站包装的</translation>
    </message>
    <message>
        <source>not since the start</source>
        <translation>启动后尚未收到</translation>
    </message>
    <message>
        <source>heard {when}</source>
        <translation>{when} 收到</translation>
    </message>
    <message>
        <source>last heard {when}</source>
        <translation>上次收到 {when}</translation>
    </message>
    <message>
        <source>Known of others</source>
        <translation>已知其他工位包装</translation>
    </message>
    <message>
        <source>Upstream</source>
        <translation>上位系统</translation>
    </message>
    <message>
        <source>unproven: nobody knows who packed it</source>
        <translation>未校验：没有包装记录</translation>
    </message>
    <message>
        <source>{n:1 case|{n} cases}</source>
        <translation>{n} 箱</translation>
    </message>
    <message>
        <source>{n:1 line|{n} lines}</source>
        <translation>{n} 行</translation>
    </message>
    <message>
        <source>{n} of {m} away</source>
        <translation>{m} 个中 {n} 个在外</translation>
    </message>
    <message>
        <source>cancelled</source>
        <translation>已取消</translation>
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
        <source>HOLDING</source>
        <translation>正在暂停</translation>
    </message>
    <message>
        <source>HOLD by {who}</source>
        <translation>{who}按了“暂停”</translation>
    </message>
    <message>
        <source>{why} · since {time}</source>
        <translation>{why} · {time} 起</translation>
    </message>
    <message>
        <source>since
{time}</source>
        <translation>始于
{time}</translation>
    </message>
</context>
<context>
    <name>sync</name>
    <message>
        <source>Send again</source>
        <translation>重发</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>关闭</translation>
    </message>
    <message>
        <source>Send all again</source>
        <translation>全部重发</translation>
    </message>
    <message>
        <source>{n} written: cancel</source>
        <translation>已写 {n} 条：取消</translation>
    </message>
    <message>
        <source>Export to a file</source>
        <translation>导出到文件</translation>
    </message>
    <message>
        <source>It is sent again.</source>
        <translation>正在重发。</translation>
    </message>
    <message>
        <source>All of them are sent again.</source>
        <translation>正在全部重发。</translation>
    </message>
    <message>
        <source>{n:1 record|{n} records} written.</source>
        <translation>已写入 {n} 条记录。</translation>
    </message>
    <message>
        <source>The file could not be written: {why}.</source>
        <translation>文件无法写入：{why}。</translation>
    </message>
    <message>
        <source>Make room, then try again.</source>
        <translation>腾出空间后重试。</translation>
    </message>
    <message>
        <source>Packed case</source>
        <translation>已装箱</translation>
    </message>
    <message>
        <source>Start of an order</source>
        <translation>订单开始</translation>
    </message>
    <message>
        <source>End of an order</source>
        <translation>订单结束</translation>
    </message>
    <message>
        <source>the newest {n} are shown</source>
        <translation>显示最新 {n} 条</translation>
    </message>
    <message>
        <source>Upstream</source>
        <translation>上位系统</translation>
    </message>
    <message>
        <source>Order</source>
        <translation>订单</translation>
    </message>
    <message>
        <source>Written</source>
        <translation>写入时间</translation>
    </message>
    <message>
        <source>Set aside</source>
        <translation>搁置时间</translation>
    </message>
    <message>
        <source>Sent again</source>
        <translation>重发时间</translation>
    </message>
    <message>
        <source>Record</source>
        <translation>记录号</translation>
    </message>
    <message>
        <source>Status</source>
        <translation>状态码</translation>
    </message>
    <message>
        <source>The server gave no words.</source>
        <translation>对方未返回信息。</translation>
    </message>
    <message>
        <source>{n} set aside</source>
        <translation>搁置 {n} 条</translation>
    </message>
    <message>
        <source>wait</source>
        <translation>条待传</translation>
    </message>
    <message>
        <source>{cause}. Nothing is lost, it tries again in {time}.</source>
        <translation>{cause}。数据未丢失，{time} 后重试。</translation>
    </message>
    <message>
        <source>Sending</source>
        <translation>发送中</translation>
    </message>
    <message>
        <source>Order suspended</source>
        <translation>订单挂起</translation>
    </message>
    <message>
        <source>Order resumed</source>
        <translation>订单恢复</translation>
    </message>
    <message>
        <source>{n:1 record|{n} records} set aside</source>
        <translation>搁置 {n} 条记录</translation>
    </message>
    <message>
        <source>All delivered</source>
        <translation>全部已送达</translation>
    </message>
    <message>
        <source>Connecting</source>
        <translation>连接中</translation>
    </message>
    <message>
        <source>Waiting</source>
        <translation>等待中</translation>
    </message>
    <message>
        <source>Paused</source>
        <translation>已暂停</translation>
    </message>
    <message>
        <source>wait since {time}</source>
        <translation>条待传，自 {time}</translation>
    </message>
    <message>
        <source>{cause}. Nothing is lost. Ask IT for a new token.</source>
        <translation>{cause}。数据未丢失。请 IT 更新令牌。</translation>
    </message>
    <message>
        <source>{cause}. Nothing is lost. Call IT.</source>
        <translation>{cause}。数据未丢失。通知 IT。</translation>
    </message>
    <message>
        <source>It asks what upstream has.</source>
        <translation>正在询问上位系统已有的数据。</translation>
    </message>
    <message>
        <source>Being sent again: {n:1 record|{n} records}.</source>
        <translation>正在重发 {n} 条记录。</translation>
    </message>
    <message>
        <source>Open a record below, correct its cause, send it again.</source>
        <translation>打开下方记录，消除原因后重发。</translation>
    </message>
    <message>
        <source>Nothing to do.</source>
        <translation>无需操作。</translation>
    </message>
    <message>
        <source>Nothing waits. Nothing to do.</source>
        <translation>无待传数据，无需操作。</translation>
    </message>
    <message>
        <source>Since</source>
        <translation>自</translation>
    </message>
    <message>
        <source>Next try</source>
        <translation>下次重试</translation>
    </message>
    <message>
        <source>in {time}</source>
        <translation>{time} 后</translation>
    </message>
    <message>
        <source>Last success</source>
        <translation>最近成功</translation>
    </message>
    <message>
        <source>{n} of {m}</source>
        <translation>{n} / {m}</translation>
    </message>
    <message>
        <source>Sent today</source>
        <translation>今日送达</translation>
    </message>
    <message>
        <source>Sent in all</source>
        <translation>累计送达</translation>
    </message>
    <message>
        <source>No upstream is set up.</source>
        <translation>未设置上位系统。</translation>
    </message>
    <message>
        <source>Nothing was refused.</source>
        <translation>没有被拒收的记录。</translation>
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
        <source>{n:case|cases} passed</source>
        <translation>箱合格</translation>
    </message>
    <message>
        <source>of {n:1 case|{n} cases}</source>
        <translation>/ {n} 箱</translation>
    </message>
    <message>
        <source>target reached</source>
        <translation>已达目标</translation>
    </message>
    <message>
        <source>about {h} h {min} min left</source>
        <translation>约剩 {h} 小时 {min} 分</translation>
    </message>
    <message>
        <source>about {min} min left</source>
        <translation>约剩 {min} 分</translation>
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
        <source>{n} {n:waits|wait}</source>
        <translation>{n} 待传</translation>
    </message>
    <message>
        <source>Sync</source>
        <translation>上传</translation>
    </message>
    <message>
        <source>nobody</source>
        <translation>无人</translation>
    </message>
    <message>
        <source>User</source>
        <translation>用户</translation>
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
        <translation>漏检</translation>
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
    <message>
        <source>All</source>
        <translation>全部</translation>
    </message>
</context>
<context>
    <name>who</name>
    <message>
        <source>an operator here</source>
        <translation>本站操作员</translation>
    </message>
</context>
</TS>
