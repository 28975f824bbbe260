PRAGMA application_id = 1396919857;
PRAGMA user_version = 1;
BEGIN TRANSACTION;
CREATE TABLE "_sqlite_migrations" (
   "id" INTEGER PRIMARY KEY,
   "migration_set" TEXT,
   "name" TEXT,
   "applied_at" TEXT
);
INSERT INTO "_sqlite_migrations" VALUES(1,'station','1-first-release','2026-11-30 00:18:09.582911+00:00');
CREATE TABLE alarm (alarm TEXT PRIMARY KEY, key TEXT NOT NULL, arguments TEXT NOT NULL, since INTEGER NOT NULL,
        acknowledged_by TEXT NOT NULL) STRICT, WITHOUT ROWID;
CREATE TABLE container (
        id INTEGER PRIMARY KEY, level INTEGER NOT NULL, name TEXT NOT NULL, code TEXT, text TEXT,
        parent INTEGER REFERENCES container(id), place INTEGER NOT NULL DEFAULT 0, state TEXT NOT NULL,
        shipped INTEGER NOT NULL DEFAULT 0 CHECK (shipped IN (0, 1)), order_id INTEGER REFERENCES work_order(id),
        product TEXT NOT NULL, lot TEXT NOT NULL, link TEXT NOT NULL, exit TEXT NOT NULL DEFAULT '',
        epoch INTEGER, abs_seq INTEGER, members INTEGER NOT NULL DEFAULT 0, at INTEGER NOT NULL) STRICT;
INSERT INTO "container" VALUES(4,1,'case','c1','c1',12,1,'live',0,3,'water','','picture','by_hand',1,1,1,1790000003000000);
INSERT INTO "container" VALUES(6,1,'case','n1','n1',12,2,'live',0,3,'water','','picture','confirmed',1,2,4,1790000004000000);
INSERT INTO "container" VALUES(8,1,'case','c3','c3',NULL,0,'dissolved',0,3,'water','','picture','confirmed',1,3,0,1790000005000000);
INSERT INTO "container" VALUES(10,1,'case','c4 é中','c4 é中',NULL,0,'live',0,3,'oil','','picture','confirmed',1,4,1,1790000006000000);
INSERT INTO "container" VALUES(12,2,'pallet','p1','p1',NULL,0,'live',1,3,'water','','scanned','by_hand',NULL,NULL,2,1790000007000000);
INSERT INTO "container" VALUES(15,2,'pallet','p2','p2',NULL,0,'dissolved',0,3,'water','','scanned','by_hand',NULL,NULL,0,1790000009000000);
CREATE TABLE container_event (container INTEGER, seq INTEGER, PRIMARY KEY (container, seq))
        STRICT, WITHOUT ROWID;
INSERT INTO "container_event" VALUES(4,13);
INSERT INTO "container_event" VALUES(4,18);
INSERT INTO "container_event" VALUES(4,20);
INSERT INTO "container_event" VALUES(4,21);
INSERT INTO "container_event" VALUES(4,22);
INSERT INTO "container_event" VALUES(6,13);
INSERT INTO "container_event" VALUES(6,19);
INSERT INTO "container_event" VALUES(6,26);
INSERT INTO "container_event" VALUES(6,27);
INSERT INTO "container_event" VALUES(6,28);
INSERT INTO "container_event" VALUES(6,34);
INSERT INTO "container_event" VALUES(6,36);
INSERT INTO "container_event" VALUES(8,16);
INSERT INTO "container_event" VALUES(8,31);
INSERT INTO "container_event" VALUES(8,32);
INSERT INTO "container_event" VALUES(8,33);
INSERT INTO "container_event" VALUES(8,35);
INSERT INTO "container_event" VALUES(10,29);
INSERT INTO "container_event" VALUES(10,30);
INSERT INTO "container_event" VALUES(12,13);
INSERT INTO "container_event" VALUES(12,14);
INSERT INTO "container_event" VALUES(12,40);
INSERT INTO "container_event" VALUES(12,41);
INSERT INTO "container_event" VALUES(12,42);
INSERT INTO "container_event" VALUES(15,16);
INSERT INTO "container_event" VALUES(15,17);
INSERT INTO "container_event" VALUES(15,31);
CREATE TABLE cursor (destination TEXT PRIMARY KEY, through INTEGER NOT NULL CHECK (through >= 0))
        STRICT, WITHOUT ROWID;
CREATE TABLE delivery (
        id INTEGER PRIMARY KEY, receiver TEXT NOT NULL, document TEXT NOT NULL, lines TEXT NOT NULL,
        state TEXT NOT NULL CHECK (state IN ('open', 'confirmed', 'cancelled')), at INTEGER NOT NULL,
        done_at INTEGER NOT NULL DEFAULT 0, items INTEGER NOT NULL DEFAULT 0) STRICT;
INSERT INTO "delivery" VALUES(47,'Wholesaler 9','LS-9','[{"product": "water", "quantity": 3}]','cancelled',1790000035000000,1790000038000000,2);
CREATE TABLE delivery_item (
        delivery INTEGER REFERENCES delivery(id), code TEXT, place INTEGER NOT NULL, item TEXT NOT NULL,
        PRIMARY KEY (delivery, code)) STRICT, WITHOUT ROWID;
INSERT INTO "delivery_item" VALUES(47,'d1',1,'{"code":{"key":"d1","text":"d1"},"origin":{"station":"L9","station_epoch":"epoch-9","container":7},"level":2,"name":"pallet","product":"water","cases":3,"units":12}');
INSERT INTO "delivery_item" VALUES(47,'d2',2,'{"code":{"key":"d2","text":"d2"}}');
CREATE TABLE event (
        seq INTEGER PRIMARY KEY, id TEXT NOT NULL, at INTEGER NOT NULL, kind TEXT NOT NULL, version INTEGER NOT NULL,
        wire_seq INTEGER UNIQUE, wire_version INTEGER, body TEXT NOT NULL, hash BLOB NOT NULL) STRICT;
INSERT INTO "event" VALUES(1,'92f0384d-2d79-5b67-a3d6-21b20cc7c384',1790000000000000,'journal.opened',1,NULL,NULL,'{"station_epoch":"11111111-1111-4111-8111-111111111111","boot":1,"program":"test"}',X'E4E3FB928EC9B3752D79691DE99586864FC3614CF2854FD8AF1E202481AE5DA0');
INSERT INTO "event" VALUES(2,'37144631-c168-52f0-abc8-c19b08c06031',1790000001000000,'plc.epoch_granted',1,NULL,NULL,'{"epoch":1,"previous":0,"cause":"first"}',X'919A0B9166B775DAC2E62D6D0F9100EB958BA023C952B4CD35F9EF35C45708EC');
INSERT INTO "event" VALUES(3,'5813e4cb-0e9b-5267-a0e9-375e99cf90c0',1790000002000000,'order.started',1,1,1,'{"order":"A1","recipe":{"product":"water","code":"plain","units_per_case":4,"rows":2,"columns":2,"above":[{"name":"pallet","capacity":3}]}}',X'08C9376ABCC314538F895987196923D30DBDE34ACBEC2CDD78869729CAE36C5D');
INSERT INTO "event" VALUES(4,'1d26c585-9001-5b5a-8cbb-9688f7a4793d',1790000003000000,'case.passed',1,NULL,NULL,'{"case":{"epoch":1,"seq":1},"order":"A1","product":"water","lot":"","window":{"units":3},"case_code":{"key":"c1","text":"c1"},"units":[{"trigger":0,"frame":7,"cell":[1,1],"code":{"key":"u0","text":"u0"},"view":1},{"trigger":0,"frame":7,"cell":[1,2],"code":{"key":"u1","text":"u1"},"view":1},{"trigger":0,"frame":7,"cell":[1,3],"code":{"key":"u2","text":"u2"},"view":1}]}',X'DBC2DF181406CDBD40F68B6E96D3ED14101F799FDBDAD49A51627F38D94CAD08');
INSERT INTO "event" VALUES(5,'5e8377fe-30a5-59bc-8d8f-d5ce01186769',1790000003000000,'case.released',1,2,1,'{"case":{"epoch":1,"seq":1},"disposal":"exit"}',X'3C30866CB142B172CB1F953427E05604EFA46B8C7D6364CBC6DB5254E1B4F1E8');
INSERT INTO "event" VALUES(6,'1f1ba42d-ac70-5e30-82c4-bbd07788170e',1790000004000000,'case.passed',1,NULL,NULL,'{"case":{"epoch":1,"seq":2},"order":"A1","product":"water","lot":"","window":{"units":2},"case_code":{"key":"c2","text":"c2"},"units":[{"trigger":0,"frame":7,"cell":[1,1],"code":{"key":"u3","text":"u3"},"view":1},{"trigger":0,"frame":7,"cell":[1,2],"code":{"key":"u4","text":"u4"},"view":1}]}',X'8A70F9592A18192464669009496759565EFA2AA37B941E70F95BC8B95A7C3480');
INSERT INTO "event" VALUES(7,'ccfcfeb3-85e1-516f-9528-2cfaa6030352',1790000004000000,'case.released',1,3,1,'{"case":{"epoch":1,"seq":2},"disposal":"exit"}',X'5E91F0E0FF81CA38425C443BC97569ECFF5A956FFF7F25DB9F16F4220A67BFAD');
INSERT INTO "event" VALUES(8,'b94a948f-5ee6-52fc-af8c-60a470c04bfa',1790000005000000,'case.passed',1,NULL,NULL,'{"case":{"epoch":1,"seq":3},"order":"A1","product":"water","lot":"","window":{"units":2},"case_code":{"key":"c3","text":"c3"},"units":[{"trigger":0,"frame":7,"cell":[1,1],"code":{"key":"u5","text":"u5"},"view":1},{"trigger":0,"frame":7,"cell":[1,2],"code":{"key":"u6","text":"u6"},"view":1}]}',X'00833B6B13B02DE70ECD1DA3131594F40A685F904AA27AC52AE3B716A9A5AADA');
INSERT INTO "event" VALUES(9,'5b357b57-ec53-5678-8ca2-595d9cd8514c',1790000005000000,'case.released',1,4,1,'{"case":{"epoch":1,"seq":3},"disposal":"exit"}',X'C9FCDAF6B87AC2FC159F393E07C24C885EAD891BDE265D0F95D6EE5BC0B26D72');
INSERT INTO "event" VALUES(10,'a9d5fc3f-4994-53e3-bdf4-c079d0306ac3',1790000006000000,'case.passed',1,NULL,NULL,'{"case":{"epoch":1,"seq":4},"order":"A1","product":"oil","lot":"","window":{"units":1},"case_code":{"key":"c4 \u00e9\u4e2d","text":"c4 \u00e9\u4e2d"},"units":[{"trigger":0,"frame":7,"cell":[1,1],"code":{"key":"u7","text":"u7"},"view":1}]}',X'FBEE45BE54B8B00FC857B4C2CE6E213310C5A5F4D6918AA04A67D8CB95D850B2');
INSERT INTO "event" VALUES(11,'68814b50-650b-5512-94ba-7bccc8bfa329',1790000006000000,'case.released',1,5,1,'{"case":{"epoch":1,"seq":4},"disposal":"exit"}',X'778981E3348B073E54861C53B5552CECFCAFC2946B35A17E182BF8C35ABD5FC5');
INSERT INTO "event" VALUES(12,'0f360fad-2ed4-552a-8899-a7bb8e5e54e7',1790000007000000,'container.opened',1,NULL,NULL,'{"level":2,"name":"pallet","order":"A1","product":"water","lot":"","link":"scanned","by":"anna"}',X'843B0F45C60232387150474F00DBF058D656A39164D8D89C5F916EC3B5E5940F');
INSERT INTO "event" VALUES(13,'029f5eec-f380-5e97-b729-ef223fec4c58',1790000008000000,'container.members_changed',1,NULL,NULL,'{"container":12,"added":[{"code":{"key":"c1","text":"c1"},"container":4,"position":{"place":1}},{"code":{"key":"c2","text":"c2"},"container":6,"position":{"place":2}}],"open":true}',X'C28DFD0A6DC3C1A5BE890737C1ED4B1522BD17CA66FE4ACE669EBBAF910B5F2E');
INSERT INTO "event" VALUES(14,'ab843187-4701-5cde-9381-2c076d48a1aa',1790000008000000,'container.closed',1,6,1,'{"container":12,"code":{"key":"p1","text":"p1"},"exit":"by_hand"}',X'3CB8CE80C160D774BD069B9C3DEAD964F0B85D3F20A2DB295301F832068D8430');
INSERT INTO "event" VALUES(15,'8cdf66b3-744b-50a9-9edc-de886d3d3080',1790000009000000,'container.opened',1,NULL,NULL,'{"level":2,"name":"pallet","order":"A1","product":"water","lot":"","link":"scanned","by":"anna"}',X'BDD86FCFDB1DA719FB196570AFDBC94B74D2AA559AE195BAE5F2FA0C5F47E388');
INSERT INTO "event" VALUES(16,'1cd7e3e5-dce0-58db-a5c7-3b305c5814a5',1790000010000000,'container.members_changed',1,NULL,NULL,'{"container":15,"added":[{"code":{"key":"c3","text":"c3"},"container":8,"position":{"place":1}}],"open":true}',X'C13CC6D5B169C8A5ECA8F4B8FEC34D8C95FB66AB2582A61A9F79E71E5CFD4FB7');
INSERT INTO "event" VALUES(17,'c48cd307-889f-55dd-a73f-e24c6e0d568d',1790000010000000,'container.closed',1,7,1,'{"container":15,"code":{"key":"p2","text":"p2"},"exit":"by_hand"}',X'DAC5014693C763668D9E1E5C75C4CB3BB145559D4D39D26A78B89190E0B097FE');
INSERT INTO "event" VALUES(18,'49be2a88-912b-5e6c-98c8-9056545692b4',1790000011000000,'container.members_changed',1,8,1,'{"container":4,"removed":[{"code":{"key":"u0","text":"u0"},"position":{"view":1,"row":1,"column":1,"frame":7}}],"act":"remove","by":"anna","reason":"why","operation":18}',X'B605CB9D039B96885694AE52B1BBDB170628AE3CFFBB81822E382D9514195319');
INSERT INTO "event" VALUES(19,'3890bc8e-524a-50dc-9301-84b031633c4b',1790000012000000,'container.members_changed',1,9,1,'{"container":6,"added":[{"code":{"key":"u8","text":"u8"},"position":{"place":3}}],"act":"add","by":"anna","reason":"why","operation":19}',X'3E9AD698325D728B8149516B7D49F09B2DDEBECDC7BF60C8E15937D1E9C97128');
INSERT INTO "event" VALUES(20,'53b74651-6ced-5cf3-9ece-1807833ec703',1790000013000000,'container.members_changed',1,10,1,'{"container":4,"removed":[{"code":{"key":"u1","text":"u1"},"position":{"view":1,"row":1,"column":2,"frame":7}}],"added":[{"code":{"key":"u9","text":"u9"},"position":{"view":1,"row":1,"column":2,"frame":7}}],"act":"replace","by":"anna","reason":"why","operation":20}',X'323FF9F11C29A4CDF2AD672F1C44DB27EDDAD6B9FA531D59C52896BAB0A964A2');
INSERT INTO "event" VALUES(21,'6f50e47f-0946-57f9-a0e9-c41ebf1da2bd',1790000014000000,'container.members_changed',1,11,1,'{"container":4,"removed":[{"code":{"key":"u9","text":"U9"},"position":{"view":1,"row":1,"column":2,"frame":7}}],"added":[{"code":{"key":"u1","text":"u1"},"position":{"view":1,"row":1,"column":2,"frame":7}}],"act":"undo","by":"anna","reason":"why","operation":21,"undoes":20}',X'7F416631D8C9B3271C4D516C5BA5809625203F3182764CF356823DDA7FD2D8EA');
INSERT INTO "event" VALUES(22,'1dd578e5-130a-5c87-bf78-63438f1de3b1',1790000015000000,'container.members_changed',1,12,1,'{"container":4,"removed":[{"code":{"key":"u2","text":"u2"},"position":{"view":1,"row":1,"column":3,"frame":7}}],"act":"decommission","by":"anna","reason":"why","operation":22}',X'4DC8A2FE1EB6E09959F94CA705C9808952D356A2BCBEC2886372E865D902B5E4');
INSERT INTO "event" VALUES(23,'5700de5e-e320-523e-ab9c-72a39a1abc7d',1790000015000000,'unit.decommissioned',1,13,1,'{"code":{"key":"u2","text":"u2"},"fate":"sampled","by":"anna","reason":"why","operation":22}',X'A89427D198ED9533D3E9A6349D32328A87594F466331C2DD5D5BB75BDD8E0161');
INSERT INTO "event" VALUES(24,'e118043a-2d20-50fa-a6a0-d7539c381877',1790000016000000,'unit.recommissioned',1,14,1,'{"code":{"key":"u2","text":"u2"},"fate":"sampled","by":"anna","reason":"why","operation":24}',X'162BAF534D35D86079FFE061A51F5B56DA2DEB0BA72320E8ECB537B37A54A858');
INSERT INTO "event" VALUES(25,'82fb074b-389e-5bd9-98e2-cf26148cc7f4',1790000017000000,'unit.decommissioned',1,15,1,'{"code":{"key":"u10","text":"u10"},"fate":"destroyed","by":"anna","reason":"why","operation":25}',X'FD42366FF0B2ED56C98D61BC498CEDEEC92D70CFAE9D45E543B4F1E7D501C623');
INSERT INTO "event" VALUES(26,'e5f36222-8577-594a-b2b9-93920cfaf247',1790000018000000,'container.code_changed',1,16,1,'{"container":6,"old":{"key":"c2","text":"c2"},"new":{"key":"s1","text":"s1"},"by":"anna","reason":"why","sscc_serial":1,"operation":26,"parent":12}',X'37D2F823BBD81B3451C1CF32DBA53FC533C63AB5DD52916E4CE3254066A5741C');
INSERT INTO "event" VALUES(27,'270e2ff7-a35a-59c5-9f4a-9415baffeb05',1790000019000000,'container.code_changed',1,17,1,'{"container":6,"old":{"key":"s1","text":"s1"},"new":{"key":"c2","text":"c2"},"act":"undo","by":"anna","reason":"why","operation":27,"undoes":26,"parent":12}',X'F21EDE3DB85C5A62FE608291F5949AD49DD9520E1047A6233136A4A6B2950627');
INSERT INTO "event" VALUES(28,'221a6da0-ca6d-588f-8342-5f009facaf66',1790000020000000,'container.code_changed',1,18,1,'{"container":6,"old":{"key":"c2","text":"c2"},"new":{"key":"n1","text":"n1"},"by":"anna","reason":"why","operation":28,"parent":12}',X'91B01586DC1861A2EABB0FBFFE31FB717151291B77BB0D3437F60B4AC82C585C');
INSERT INTO "event" VALUES(29,'3e74335d-3eca-5cd6-b95f-255eb8fbe444',1790000021000000,'container.dissolved',1,19,1,'{"container":10,"by":"anna","reason":"why","operation":29}',X'EC32206DB4046ED88F8FDC3233107DAE013EF373AC8B318E3AF1C64BF426E253');
INSERT INTO "event" VALUES(30,'cade6a25-4464-55db-bf89-22ecb1631b07',1790000022000000,'container.restored',1,20,1,'{"container":10,"by":"anna","reason":"why","operation":30}',X'C4511E1B2B3D0C71E7AD4CA3E3F77352374BCD21FA0A08A04E80772402B8A52D');
INSERT INTO "event" VALUES(31,'1f3457a1-7af7-5628-9cfc-c3e6cb96ff84',1790000023000000,'container.dissolved',1,21,1,'{"container":15,"by":"anna","reason":"why","operation":31}',X'B798B957760D4758F72F9F40865F1F05C5803AD774175BC1B4CAE8C0492D6725');
INSERT INTO "event" VALUES(32,'4fa4d87d-de98-57f9-b02e-93aecad79442',1790000023000000,'container.dissolved',1,22,1,'{"container":8,"by":"anna","reason":"why","operation":31}',X'888197006A14E8EC52B3E81618B2EDA7E6D2D68081FDE4E0BAF0462D8333B332');
INSERT INTO "event" VALUES(33,'8e2a77c1-ef86-5553-bfae-6bd5a10e2867',1790000024000000,'container.restored',1,23,1,'{"container":8,"by":"anna","reason":"why","operation":33}',X'1D1BEADFDAF5E0BA097D663B6B2EC2B6267D36F3EDF8F6461CECA334D9B3132A');
INSERT INTO "event" VALUES(34,'68fef289-836e-5fcc-8795-f6d5f90d0873',1790000025000000,'container.members_changed',1,24,1,'{"container":6,"removed":[{"code":{"key":"u8","text":"U8"},"position":{"place":3}}],"act":"remove","by":"anna","reason":"why","operation":34}',X'1504778C9E6F550AFEDB90D47148C9A80EDF661764655AAB06B014ED71A2A9B3');
INSERT INTO "event" VALUES(35,'7b937c84-acba-5376-8b82-dac04cecffa4',1790000026000000,'container.dissolved',1,25,1,'{"container":8,"cause":"merged","act":"merge","by":"anna","reason":"why","operation":35}',X'89AEF4B804DBACCA88DC9537EB1747E1959785F550C536C94DC8E667635445DA');
INSERT INTO "event" VALUES(36,'c8e4d2d7-0e79-5c25-9a5b-a83c7ca01881',1790000026000000,'container.members_changed',1,26,1,'{"container":6,"added":[{"code":{"key":"u5","text":"u5"},"position":{"place":3}},{"code":{"key":"u6","text":"u6"},"position":{"place":4}}],"act":"merge","by":"anna","reason":"why","operation":35}',X'7CFE1384E276F5A3E6AC0FCC0EA0DC23CC1F208DF927B3F989ACB291A707303D');
INSERT INTO "event" VALUES(37,'b880e3f8-89b9-5024-ac24-6f470ce783e1',1790000027000000,'offset.found',1,NULL,NULL,'{"by":"anna","places":1,"on_their_way":0,"since":{"epoch":0,"seq":0},"through":{"epoch":1,"seq":1}}',X'EC44087DA3E570AB3494B75A120F24D447647720F0820553C85880C86D8806D8');
INSERT INTO "event" VALUES(38,'2614cf8c-f9e3-5631-be9c-11abebf84842',1790000028000000,'case.recalled',1,27,1,'{"case":{"epoch":1,"seq":1},"cause":"offset_found"}',X'47FB35C0A79EC85F7B9C784D3B4094CB4FDEDEBA4FD379C28456A11E5396E937');
INSERT INTO "event" VALUES(39,'284d3884-dbd8-5895-8124-c21ce9816c6d',1790000029000000,'case.restored',1,28,1,'{"case":{"epoch":1,"seq":1},"by":"anna"}',X'DA233E2D9E59C464BC50B36F21F88D37C7D8FDDFE7F01416B73817148CAEDE97');
INSERT INTO "event" VALUES(40,'45ec326d-b7e5-57cc-8aa1-80abbbd18cb0',1790000030000000,'shipment.confirmed',1,29,1,'{"container":12,"to":"DC-4","document":"LS-77","by":"anna","reason":"why","operation":40}',X'E55B666654F515087DE740901DC248B5339CB6C7BC01EBFDCB3DF42FF8B36BB1');
INSERT INTO "event" VALUES(41,'b07e2bc5-1009-5629-98bb-7ae68fb6b510',1790000031000000,'shipment.returned',1,30,1,'{"container":12,"by":"anna","reason":"why","operation":41}',X'00E26671B3BE41D55C3D5F86CAF54E80893E9047302F757B5D4477BE481C2D35');
INSERT INTO "event" VALUES(42,'b54e9c25-fff3-5b36-8241-78a284493669',1790000032000000,'shipment.confirmed',1,31,1,'{"container":12,"to":"9501101530003","by":"anna","reason":"why","operation":42}',X'0329E8CF7BD874AE8FC2AF884BB1DEA1F9A5AAD8D0E9017B9DA999089010891E');
INSERT INTO "event" VALUES(43,'f0b35a2c-5086-53ce-8828-af38c88f23a6',1790000033000000,'order.suspended',1,32,1,'{"order":"A1","by":"anna","reason":"no caps left"}',X'70B78807C09378989061AEBD00D7E4CFBE34EA012438D7D1F0250FB024EFCBA8');
INSERT INTO "event" VALUES(44,'6fc19b3c-2438-5c74-85c4-27c45e00a10b',1790000033000000,'order.started',1,33,1,'{"order":"A2","recipe":{"product":"water","code":"plain","units_per_case":4,"rows":2,"columns":2,"above":[{"name":"pallet","capacity":3}]},"by":"bo"}',X'139039EF81DDFC71A611CD44294719987B3EF666DEDB45E85090F52D534C5E2C');
INSERT INTO "event" VALUES(45,'f07fb28f-36cc-5430-9d28-ce4b75291efd',1790000034000000,'order.closed',1,34,1,'{"order":"A2","passed":0,"rejected":0,"by":"bo","reason":"a mistake","balance":{"through":44,"source":"case_count","sensor":24,"packed":18,"rejected":4,"sampled":0,"no_read":1,"in_flight":0,"difference":1,"closes":false,"reasons":[["no_read",1]],"audits_asked":2,"audits_right":1,"audits_wrong":1}}',X'562EA718AC7C4D5FFCF2D73D59D46A64A6CFA8173856A498E51258CB490A8D2D');
INSERT INTO "event" VALUES(46,'8047e8e8-2e1e-5dac-a1b4-19d525244165',1790000034000000,'order.resumed',1,35,1,'{"order":"A1","by":"bo"}',X'141A0870E7268DCC3F9F5386F9471BA5ED5CC573BE8CAC61B00544CD41590D9D');
INSERT INTO "event" VALUES(47,'cad13428-f994-502e-a620-556bdae320ce',1790000035000000,'delivery.opened',1,NULL,NULL,'{"to":"Wholesaler 9","document":"LS-9","lines":[{"product":"water","quantity":3}],"by":"anna"}',X'499ABEDC65345DAADB93F2330F04D4C06DAF4F554AAF867E40E1139D20A6ADD6');
INSERT INTO "event" VALUES(48,'5ed088c8-a75e-5a34-99e7-68c4718272c2',1790000036000000,'delivery.changed',1,NULL,NULL,'{"delivery":47,"added":[{"code":{"key":"d1","text":"d1"},"origin":{"station":"L9","station_epoch":"epoch-9","container":7},"level":2,"name":"pallet","product":"water","cases":3,"units":12},{"code":{"key":"d2","text":"d2"}}],"by":"anna"}',X'38514D035AB83934D1C72F9F3B80772CCCD61E74C896E36E514349BAE16FAE10');
INSERT INTO "event" VALUES(49,'aa029971-206b-5e2b-a45e-49d13530bc12',1790000037000000,'delivery.confirmed',1,NULL,NULL,'{"delivery":47,"by":"anna"}',X'7DFAA15156B82785CC894731910CFC428641780794F463CAEA676C5307C5CA1A');
INSERT INTO "event" VALUES(50,'3458991b-52a8-5939-8313-f299f8e3609c',1790000037000000,'shipment.confirmed',1,36,1,'{"container":0,"to":"Wholesaler 9","document":"LS-9","by":"anna","delivery":47,"elsewhere":{"code":{"key":"d1","text":"d1"},"origin":{"station":"L9","station_epoch":"epoch-9","container":7},"level":2,"name":"pallet","product":"water","cases":3,"units":12}}',X'DE49587DE93EDBC1CC106A1ED6778F4B220B3665A32155EBFC8B10663CA319D7');
INSERT INTO "event" VALUES(51,'10f87258-148f-5507-b269-47d791d45980',1790000037000000,'shipment.confirmed',1,37,1,'{"container":0,"to":"Wholesaler 9","document":"LS-9","by":"anna","delivery":47,"elsewhere":{"code":{"key":"d2","text":"d2"}}}',X'2E6000B6ADC98D58DDE954421CB0E8CF25FF90936A4348E3DF651C0F3B6E9AF8');
INSERT INTO "event" VALUES(52,'9e00f675-835f-5e7e-9381-187e7c2ffb7c',1790000038000000,'delivery.cancelled',1,NULL,NULL,'{"delivery":47,"by":"anna","reason":"refused"}',X'BD7A134B783CB181BB1489B6A4C0186B5BCA47CB8184C22A042FAF3C72985C2E');
INSERT INTO "event" VALUES(53,'ad6dba61-ad0e-523e-9250-ed242663d900',1790000038000000,'shipment.returned',1,38,1,'{"container":0,"by":"anna","reason":"refused","delivery":47,"elsewhere":{"code":{"key":"d1","text":"d1"},"origin":{"station":"L9","station_epoch":"epoch-9","container":7},"level":2,"name":"pallet","product":"water","cases":3,"units":12}}',X'75643DCA98EEEC96F6074F85A7DD4CB232044FE9B6FB881145817BC74B704BB9');
INSERT INTO "event" VALUES(54,'820f1f38-de27-522f-9903-77c7cde5eba8',1790000038000000,'shipment.returned',1,39,1,'{"container":0,"by":"anna","reason":"refused","delivery":47,"elsewhere":{"code":{"key":"d2","text":"d2"}}}',X'0AF933C8AEDA82112CF330880A2CB9887DFCD2F3EB5CE16FB70A3BD86C1025F7');
INSERT INTO "event" VALUES(55,'6d0ac313-262c-5175-b384-3ea6c13c59ce',1790000039000000,'record.parked',1,NULL,NULL,'{"destination":"elsewhere","wire_seq":3,"status":"422","words":"not this order"}',X'FA17B5E18243C6FD1CBC0951861E26D25E39E27D08BA5C33907CB6D1B29E952E');
CREATE TABLE event_case (epoch INTEGER, abs_seq INTEGER, seq INTEGER,
        PRIMARY KEY (epoch, abs_seq, seq)) STRICT, WITHOUT ROWID;
INSERT INTO "event_case" VALUES(1,1,4);
INSERT INTO "event_case" VALUES(1,1,5);
INSERT INTO "event_case" VALUES(1,1,38);
INSERT INTO "event_case" VALUES(1,1,39);
INSERT INTO "event_case" VALUES(1,2,6);
INSERT INTO "event_case" VALUES(1,2,7);
INSERT INTO "event_case" VALUES(1,3,8);
INSERT INTO "event_case" VALUES(1,3,9);
INSERT INTO "event_case" VALUES(1,4,10);
INSERT INTO "event_case" VALUES(1,4,11);
CREATE TABLE fate (code TEXT PRIMARY KEY, fate TEXT NOT NULL, seq INTEGER NOT NULL) STRICT, WITHOUT ROWID;
INSERT INTO "fate" VALUES('u10','destroyed',25);
CREATE TABLE label (id INTEGER PRIMARY KEY, container INTEGER NOT NULL, code TEXT NOT NULL, state TEXT NOT NULL,
        body TEXT NOT NULL) STRICT;
CREATE TABLE meta (key TEXT PRIMARY KEY, value TEXT NOT NULL) STRICT, WITHOUT ROWID;
INSERT INTO "meta" VALUES('boot','1');
INSERT INTO "meta" VALUES('clearance','{"product":"water"}');
INSERT INTO "meta" VALUES('epoch','1');
INSERT INTO "meta" VALUES('program','"test"');
INSERT INTO "meta" VALUES('recall','{"since":{"epoch":0,"seq":0},"through":{"epoch":1,"seq":1},"cases":1}');
INSERT INTO "meta" VALUES('restored','false');
INSERT INTO "meta" VALUES('sscc_proved','false');
INSERT INTO "meta" VALUES('sscc_serial','1');
INSERT INTO "meta" VALUES('station_epoch','"11111111-1111-4111-8111-111111111111"');
INSERT INTO "meta" VALUES('trust','{"misplaced":true}');
CREATE TABLE order_member (
        order_id INTEGER REFERENCES work_order(id), seq INTEGER, epoch INTEGER, abs_seq INTEGER,
        PRIMARY KEY (order_id, seq)) STRICT, WITHOUT ROWID;
INSERT INTO "order_member" VALUES(3,4,1,1);
INSERT INTO "order_member" VALUES(3,6,1,2);
INSERT INTO "order_member" VALUES(3,8,1,3);
INSERT INTO "order_member" VALUES(3,10,1,4);
INSERT INTO "order_member" VALUES(3,12,NULL,NULL);
INSERT INTO "order_member" VALUES(3,15,NULL,NULL);
CREATE TABLE parked (destination TEXT, wire_seq INTEGER, at INTEGER NOT NULL, status TEXT NOT NULL,
        words TEXT NOT NULL, said_at INTEGER NOT NULL DEFAULT 0, said_status TEXT NOT NULL DEFAULT '',
        said_words TEXT NOT NULL DEFAULT '', PRIMARY KEY (destination, wire_seq)) STRICT, WITHOUT ROWID;
INSERT INTO "parked" VALUES('elsewhere',3,1790000039000000,'422','not this order',0,'','');
CREATE TABLE plc_case (
        epoch INTEGER, abs_seq INTEGER, container INTEGER REFERENCES container(id), verdict TEXT, reason TEXT NOT NULL,
        disposal TEXT, state TEXT NOT NULL, trigger_words TEXT NOT NULL, case_text TEXT, units_read INTEGER NOT NULL,
        at INTEGER NOT NULL, seq INTEGER NOT NULL, owed INTEGER NOT NULL DEFAULT 0 CHECK (owed IN (0, 1)), found TEXT,
        PRIMARY KEY (epoch, abs_seq)) STRICT, WITHOUT ROWID;
INSERT INTO "plc_case" VALUES(1,1,4,'pass','','person','released','3 0 0 0 0 0','c1',3,1790000003000000,4,0,NULL);
INSERT INTO "plc_case" VALUES(1,2,6,'pass','','exit','released','2 0 0 0 0 0','c2',2,1790000004000000,6,0,NULL);
INSERT INTO "plc_case" VALUES(1,3,8,'pass','','exit','released','2 0 0 0 0 0','c3',2,1790000005000000,8,0,NULL);
INSERT INTO "plc_case" VALUES(1,4,10,'pass','','exit','released','1 0 0 0 0 0','c4 é中',1,1790000006000000,10,0,NULL);
CREATE TABLE queue (
        lane INTEGER, trigger INTEGER, at INTEGER NOT NULL, code TEXT, text TEXT, raw TEXT, reason TEXT,
        frame INTEGER NOT NULL, twin TEXT, PRIMARY KEY (lane, trigger)) STRICT, WITHOUT ROWID;
CREATE TABLE reason_tally (reason TEXT PRIMARY KEY, cases INTEGER NOT NULL, units INTEGER NOT NULL)
        STRICT, WITHOUT ROWID;
CREATE TABLE retired (code TEXT PRIMARY KEY, container INTEGER NOT NULL) STRICT, WITHOUT ROWID;
INSERT INTO "retired" VALUES('c2',6);
INSERT INTO "retired" VALUES('c3',8);
INSERT INTO "retired" VALUES('p2',15);
CREATE TABLE shipment (
        code TEXT PRIMARY KEY, state TEXT NOT NULL CHECK (state IN ('shipped', 'returned')), receiver TEXT NOT NULL,
        document TEXT NOT NULL, at INTEGER NOT NULL, delivery INTEGER NOT NULL, seq INTEGER NOT NULL)
        STRICT, WITHOUT ROWID;
INSERT INTO "shipment" VALUES('d1','returned','Wholesaler 9','LS-9',1790000038000000,47,53);
INSERT INTO "shipment" VALUES('d2','returned','Wholesaler 9','LS-9',1790000038000000,47,54);
INSERT INTO "shipment" VALUES('p1','shipped','9501101530003','',1790000032000000,0,42);
CREATE TABLE sighting (code TEXT, seq INTEGER, PRIMARY KEY (code, seq)) STRICT, WITHOUT ROWID;
INSERT INTO "sighting" VALUES('c2',6);
INSERT INTO "sighting" VALUES('c3',8);
INSERT INTO "sighting" VALUES('c4 é中',10);
INSERT INTO "sighting" VALUES('d1',50);
INSERT INTO "sighting" VALUES('d1',53);
INSERT INTO "sighting" VALUES('d2',51);
INSERT INTO "sighting" VALUES('d2',54);
INSERT INTO "sighting" VALUES('p2',15);
INSERT INTO "sighting" VALUES('s1',6);
INSERT INTO "sighting" VALUES('u0',4);
INSERT INTO "sighting" VALUES('u1',4);
INSERT INTO "sighting" VALUES('u10',25);
INSERT INTO "sighting" VALUES('u2',4);
INSERT INTO "sighting" VALUES('u2',23);
INSERT INTO "sighting" VALUES('u2',24);
INSERT INTO "sighting" VALUES('u5',8);
INSERT INTO "sighting" VALUES('u6',8);
INSERT INTO "sighting" VALUES('u7',10);
INSERT INTO "sighting" VALUES('u8',6);
INSERT INTO "sighting" VALUES('u9',4);
CREATE TABLE tally (
        id INTEGER PRIMARY KEY CHECK (id = 1), released INTEGER NOT NULL DEFAULT 0, rejected INTEGER NOT NULL DEFAULT 0,
        void INTEGER NOT NULL DEFAULT 0, missed INTEGER NOT NULL DEFAULT 0, quarantined INTEGER NOT NULL DEFAULT 0,
        in_flight INTEGER NOT NULL DEFAULT 0, passed INTEGER NOT NULL DEFAULT 0,
        units_read INTEGER NOT NULL DEFAULT 0, no_reads INTEGER NOT NULL DEFAULT 0,
        owed INTEGER NOT NULL DEFAULT 0) STRICT;
INSERT INTO "tally" VALUES(1,4,0,0,0,0,0,4,8,0,0);
CREATE TABLE undone (seq INTEGER PRIMARY KEY, by INTEGER NOT NULL) STRICT;
INSERT INTO "undone" VALUES(20,21);
INSERT INTO "undone" VALUES(26,27);
CREATE TABLE unit (
        code TEXT PRIMARY KEY, container INTEGER NOT NULL REFERENCES container(id), position TEXT NOT NULL,
        state INTEGER NOT NULL CHECK (state IN (0, 1))) STRICT, WITHOUT ROWID;
INSERT INTO "unit" VALUES('u0',4,'1 1 1 0 0 7 0',0);
INSERT INTO "unit" VALUES('u1',4,'1 1 2 0 0 7 0',1);
INSERT INTO "unit" VALUES('u2',4,'1 1 3 0 0 7 0',0);
INSERT INTO "unit" VALUES('u3',6,'1 1 1 0 0 7 0',1);
INSERT INTO "unit" VALUES('u4',6,'1 1 2 0 0 7 0',1);
INSERT INTO "unit" VALUES('u5',6,'0 0 0 0 0 0 3',1);
INSERT INTO "unit" VALUES('u6',6,'0 0 0 0 0 0 4',1);
INSERT INTO "unit" VALUES('u7',10,'1 1 1 0 0 7 0',1);
INSERT INTO "unit" VALUES('u8',6,'0 0 0 0 0 0 3',0);
INSERT INTO "unit" VALUES('u9',4,'1 1 2 0 0 7 0',0);
CREATE TABLE work_order (
        id INTEGER PRIMARY KEY, name TEXT NOT NULL, recipe TEXT NOT NULL, passed INTEGER NOT NULL,
        rejected INTEGER NOT NULL, state TEXT NOT NULL CHECK (state IN ('open', 'suspended', 'closed')),
        reasons TEXT NOT NULL DEFAULT '{}', first_case TEXT NOT NULL DEFAULT '', first_by TEXT NOT NULL DEFAULT '')
        STRICT;
INSERT INTO "work_order" VALUES(3,'A1','{"product":"water","code":"plain","units_per_case":4,"rows":2,"columns":2,"above":[{"name":"pallet","capacity":3}]}',4,0,'open','{}','1/1','');
INSERT INTO "work_order" VALUES(44,'A2','{"product":"water","code":"plain","units_per_case":4,"rows":2,"columns":2,"above":[{"name":"pallet","capacity":3}]}',0,0,'closed','{}','','');
CREATE UNIQUE INDEX "idx__sqlite_migrations_migration_set_name"
    ON "_sqlite_migrations" ("migration_set", "name");
CREATE INDEX event_alarm ON event(seq)
        WHERE kind IN ('alarm.raised', 'alarm.acknowledged', 'alarm.cleared');
CREATE INDEX event_rework ON event(seq)
        WHERE kind IN ('container.members_changed', 'container.dissolved', 'container.restored',
        'container.code_changed', 'container.opened', 'unit.decommissioned', 'unit.recommissioned');
CREATE INDEX event_shift ON event(seq)
        WHERE kind IN ('journal.opened', 'line.state_changed', 'audit.asked', 'audit.answered', 'plc.epoch_granted',
        'order.started', 'order.suspended', 'order.resumed', 'order.closed', 'trust.lost', 'trust.restored',
        'container.opened', 'container.closed', 'settings.changed', 'label.waived',
        'hand_packing.began', 'hand_packing.ended');
CREATE UNIQUE INDEX container_live_code ON container(code) WHERE state NOT IN ('void', 'dissolved');
CREATE INDEX container_parent ON container(parent, place) WHERE parent IS NOT NULL;
CREATE INDEX container_open ON container(id) WHERE state = 'open';
CREATE INDEX unit_container ON unit(container);
CREATE INDEX plc_case_owed ON plc_case(epoch, abs_seq) WHERE owed = 1;
CREATE INDEX plc_case_unreleased ON plc_case(state, epoch, abs_seq) WHERE state <> 'released';
CREATE INDEX work_order_suspended ON work_order(id) WHERE state = 'suspended';
CREATE UNIQUE INDEX work_order_name ON work_order(name) WHERE state <> 'closed';
CREATE UNIQUE INDEX work_order_open ON work_order(state) WHERE state = 'open';
CREATE INDEX delivery_document ON delivery(document) WHERE document <> '';
CREATE UNIQUE INDEX delivery_open ON delivery(state) WHERE state = 'open';
CREATE INDEX shipment_delivery ON shipment(delivery) WHERE delivery > 0;
CREATE INDEX label_container ON label(container, id);
CREATE INDEX label_open ON label(id) WHERE state IN ('assigned', 'sent', 'printed', 'failed');
COMMIT;
