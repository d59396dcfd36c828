/**
 * What people type when they have to invent 15 characters: written without marks, spaces and capitals. A password that
 * falls wholly into these words, phrases, keyboard walks and dates is refused, so a short list catches endless combinations.
 * Own work; no leaked list is stored here.
 */

/** Single words of weak passwords. Words that a dice list would hold stay out: four random words are a good password. */
export const WEAK_WORDS: ReadonlySet<string> = words(`
  password passwort passw0rd passwd passcode passphrase pass secret private login logon signin welcome hello letmein
  iloveyou loveyou love admin administrator root user guest test testing tester demo default changeme change me my your
  the is you new old this that very long secure security account access system server database master super
  superuser manager office officer staff public service services citizen government gov vietnam vietnamese hanoi
  saigon please enter here now today company computer internet windows office365 microsoft google facebook zalo gmail
  qwerty azerty asdf zxcv january february march april may june july august september october november december
  monday tuesday wednesday thursday friday saturday sunday spring summer autumn winter

  matkhau maatjkhaaur matkhaur matkhaumoi matkhaucu mat khau bimat baomat dangnhap dangky taikhoan nguoidung quantri
  quantrivien quanly quanlyvien hethong phanmem maychu maytinh khach kiemtra thunghiem macdinh thaydoi doi
  moi cu cua cuatoi cuaban cuaem cuaanh toi ban em anh chi minh la cho va tai the nay kia xin chao xinchao chaomung
  yeu anhyeuem emyeuanh yeuem yeuanh toiyeu toiyeuvietnam vietnam vietnamvodich nuoc dat congdan canbo congchuc
  vienchuc nhanvien lanhdao vanthu chutich phochutich giamdoc truongphong chuyenvien thuly giamsat bophan
  bophanmotcua tiepnhan traketqua hoso thutuc hanhchinh thutuchanhchinh dichvu dichvucong congdichvucong truc tuyen
  tructuyen dientu so uyban uybannhandan ubnd hdnd hoidong nhandan phuong xa thitran thixa huyen quan tinh thanhpho
  trungtam phucvu hanhchinhcong conghoa xahoi chunghia chinhphu nhanuoc congan congty coquan vanphong diachi
  hochiminh hanoi haiduong haiphong danang saigon cantho hue chilinh conghoaxahoichunghiavietnam
  matkhauratdai ratdai dainhat khonghai khongbiet khongcomatkhau quenmatkhau nhomatkhau moinhat sieucap vip pro
  mot hai ba bon nam sau bay tam chin muoi tram nghin
`);

/** Longer things that many know by heart: sayings, songs, slogans, famous examples. */
export const KNOWN_PHRASES: ReadonlySet<string> = words(`
  correcthorsebatterystaple correcthorsebattery thequickbrownfox jumpsoverthelazydog thequickbrownfoxjumpsoverthelazydog
  loremipsumdolorsitamet loremipsumdolor tobeornottobe thatisthequestion tobeornottobethatisthequestion
  maytheforcebewithyou theforcebewithyou iamyourfather lukeiamyourfather winteriscoming youknownothingjonsnow
  alannisteralwayspayshisdebts onedoesnotsimplywalkintomordor oneringtorulethemall myprecious speakfriendandenter
  opensesame abracadabra alohomora expectopatronum avadakedavra supercalifragilisticexpialidocious
  antidisestablishmentarianism pneumonoultramicroscopicsilicovolcanoconiosis floccinaucinihilipilification
  honorificabilitudinitatibus donaudampfschifffahrt llanfairpwllgwyngyll incomprehensibilities
  houstonwehaveaproblem ihaveadream yeswecan makeamericagreatagain ingodwetrust godblessamerica onenationundergod
  weholdthesetruths wethepeople fourscoreandsevenyearsago libertyorgivemedeath asknotwhatyourcountry
  ithinkthereforeiam cogitoergosum carpediem venividivici alealactaest mementomori perasperaadastra
  inthebeginning inthebeginninggodcreated ourfatherwhoartinheaven thelordismyshepherd forgodsolovedtheworld
  jesuslovesme jesusischrist godisgood godislove namomitabha amitabha nammoadidaphat adidaphat allahuakbar
  happybirthday happybirthdaytoyou happynewyear merrychristmas twinkletwinklelittlestar maryhadalittlelamb
  humptydumpty rowrowrowyourboat oldmacdonaldhadafarm itsybitsyspider ringaroundtherosie londonbridgeisfallingdown
  letitbe heyjude yesterday allyouneedislove wearethechampions wewillrockyou bohemianrhapsody dontstopmenow
  stairwaytoheaven hotelcalifornia smellsliketeenspirit nevergonnagiveyouup nevergonnaletyoudown billiejean
  dontworrybehappy hakunamatata letitgo underthesea youvegotafriendinme toinfinityandbeyond
  lifeislikeaboxofchocolates runforrestrun illbeback hastalavistababy bondjamesbond whysoserious iamironman
  wakandaforever avengersassemble withgreatpower withgreatpowercomesgreatresponsibility truthisoutthere
  iamthedanger saymyname sayhellotomylittlefriend heresjohnny liveslongandprosper livelongandprosper beammeupscotty
  resistanceisfutile theanswerisfortytwo dontpanic allyourbasearebelongtous thecakeisalie itsdangeroustogoalone
  haveaniceday haveaniceday goodmorning goodmorningvietnam goodnight seeyoulater thankyouverymuch nicetomeetyou
  ilovemymother ilovemyfather ilovemyfamily ilovemywife ilovemyhusband ilovemychildren ilovemydog ilovemycat
  ilovevietnam ilovehanoi iloveyousomuch iloveyouforever foreverandever loveyouforever iloveyoubaby missyousomuch
  manchesterunited manchestercity liverpoolfootballclub youllneverwalkalone realmadrid barcelona cristianoronaldo
  lionelmessi chelseafootballclub gloryglorymanunited vietnamvodich vietnamchienthang
  whatisyourpassword thisismypassword mypasswordis mypasswordissecret iforgotmypassword nopasswordneeded
  passwordpassword donottellanyone trustnoone nobodyknows noonewillguess youwillneverguess cantguessthis
  thisisaverylongpassword averylongpassword longpassword verysecurepassword strongpassword supersecretpassword
  supersecret topsecret letmeinplease letmeinnow openthedoor knockknock whoisthere iamgroot
  abcdefghijklmnopqrstuvwxyz onetwothreefourfive onetwothreefour oneforall allforone allforoneandoneforall
  practicemakesperfect timeismoney knowledgeispower honestyisthebestpolicy betterlatethannever easycomeeasygo
  nopainnogain nothingisimpossible neversaydie nevergiveup nevergiveupnever justdoit thinkdifferent
  whenthereisawill thereisaway wherethereisawillthereisaway earlybirdcatchestheworm actionsspeaklouderthanwords
  aneyeforaneye anappleaday anappleadaykeepsthedoctoraway romewasnotbuiltinaday allroadsleadtorome
  thepenismightierthanthesword keepcalmandcarryon keepcalm becarefulwhatyouwishfor curiositykilledthecat

  matkhaucuatoi matkhaucuaban matkhaucuaem matkhaucuaanh daylamatkhau daylamatkhaucuatoi khongcomatkhau
  toiquenmatkhau khongaibiet khongaibietdau bimatcuatoi motcuadientu bophantiepnhanvatraketqua
  uybannhandanphuong uybannhandanxa uybannhandantinh uybannhandanhuyen uybannhandanthanhpho uybannhandanthitran
  trungtamphucvuhanhchinhcong congdichvucongquocgia hethongmotcua hethongmotcuadientu quantrihethong
  conghoaxahoichunghiavietnam doclaptudohanhphuc doclaptudo hanhphuc khongcogiquyhondoclaptudo
  dangcongsanvietnam dangcongsanvietnamquangvinh mungdangmungxuan hochiminhmuonnam bachohchiminh bachokinhyeu
  vinhoquocvinhan viloiichmuoinamtrongcay loiichmuoinamtrongcay nonsongvietnam namquocsonhanamdecu
  namquocsonha tietnhientiendinhtaithienthu dailuathoasoan tienquanca doanquanvietnamdi doanquanvietnamdichunglongcuuquoc
  nhucobacho nhucobactrongngayvuidaithang vietnamquehuongtoi quehuong quehuonglachumkhengot
  conconcobebe bebangbong conmeocon meoconruamat concomadiandem conconcobaylabayla chaulentriloptuoi
  trongdamgidepbangsen laxanhbongtranglaichennhivang lalanhdumlarach bauoithuonglaybicung
  bauoithuonglaybicungtuyrangkhacgiong nhieudieuphulaygiaguong nguoitrongmotnuocphaithuongnhaucung
  motcaylamchangnennon bacaychumlainennhonnuicao uongnuocnhonguon
  anquanhoketrongcay cocongmaisatcongaynenkim cocongmaisat congchanuthaison
  congchanhunuithaison nghiamenhunuoctrongnguonchayra tramnghekhongbangmotthay tramnghekhongbangmotthaytramthaykhongbangmotlam
  didungdihochetsangkhon dimotngaydanghocmotsangkhon hoctapsuotdoi hochocnuahocmai tienhoclehauhocvan
  khongthaydomaylamnen muonsangthibackhethuongkieu nhatutunivisu trongthaymoilamtho mucthithidenthigan
  ganmucthiden gandenthisang ganmucthidengandenthisang chonmatguivang doichosachrachchothom
  doichosachrachchothom giayrachphaigiulayle khonngoandoidapnguoingoai gacungmotmechohoaidanhau
  gacungmotmechohoaidanhau anhemnhuthechantay rachlanhdumbocdohaydodan
  nuocchaydamon thatbailamecuathanhcong thatbailamethanhcong cochithinen
  cochithinenkhongcochithikhongnen thuocdanggiatatsuthatmatlong phepvuathualelang
  xaycaochongdoi songcotinhconghia
  thuongnguoinhuthethuongthan chimcotonguoicotong connguoicotocotong
  motconnguadaucatauboco thuanvothuanchongtatbiendongcungcan thuanvothuanchong
  anhyeuemnhieulam emyeuanhnhieulam anhyeuemmaimai emyeuanhmaimai yeuemtroncuocdoi anhnhoemnhieulam
  toiyeuvietnam toiyeudatnuoctoi toiyeubome toiyeugiadinh toiyeugiadinhtoi conyeubome conyeumenhieulam
  giadinhlasomot giadinhhanhphuc giadinhtoi bomeyeucon vochonghanhphuc
  chucmungnammoi chucmungsinhnhat chucmungsinhnhatban ankhangthinhvuong vansunhuy phattaiphatloc
  sogiauphattai tientaiphuquy ngayveantoan buonchucmaymaytienvao maymanthanhcong
  xinchaovietnam xinchaotatcacacban chaomungbandenvoi camonratnhieu camonrat hengaplai
  truongsahoangsa hoangsatruongsalacuavietnam bienoiquehuong hanoimuahoa hanoimuathu
  hanoitraitimhong saigondeplam saigondeplamsaigonoi haiduongquetoi chilinhquetoi conghoaquetoi
  nguyenvana nguyenthib tranvanb nguyenvananguyenvanb nguyentrai nguyendu truyenkieu
  tramnamtrongcoinguoita tramnamtrongcoinguoitachutaichumenhkheolaghetnhau chutaichumenhkheolaghetnhau
  haydebuoisangbatdaubangnucuoi cuocsongtuoidep cuocdoivandepsao doithaydoikhichungtathaydoi
  dungbaogiotucbo dungbaogiobocuoc khongbaogiobocuoc khonggilakhongthe khongcoviecgikho chisolongkhongben
  khongcoviecgikhochisolongkhongben daonuivalapbien quyetchiatlamnen
`);

function words(text: string): ReadonlySet<string> {
  return new Set(text.toLowerCase().split(/\s+/).filter(Boolean));
}
