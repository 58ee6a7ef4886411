"""Words for finding names in Chilean Spanish: first names, surnames, and the words that are neither. All folded."""

_FIRST_NAMES = """
abelardo abraham adan adela adelaida adelina adolfo adrian adriana agnes agueda agustin agustina aida aileen ailin alan
alanis alberto aldo ale alejandra alejandro alejo alex alexander alexandra alexis alfonso alfredo alicia allison alonso
alvaro amador amalia amanda amaro ambar amelia amparito ana anahi anais anamaria anastasia andre andrea andreita andres
andy angela angelica angelina angelito angelo angie anita annais anselmo anto antonella antonia antonieta antonio antu
araceli aracely arantxa aranza aranzazu ariel arlette armando arnaldo aron artemio arturo asdrubal astrid augusta
augusto aukan aurelia aurelio axel ayleen aylin azucena baltazar barbara bartolome bastian bea beatriz belen belinda
beni benita benito benja benjamin benjita bernarda bernardita bernardo berta betsabe betsy bettina betzabe bianca blas
boris brandon braulio brayan brenda brian brigitte briseida britany brittany bruna brunilda bruno bryan byron caleb
cami camila camilita camilo candelaria carito carla carlita carlitas carlitos carlos carmen carmencita carmina carolina
casandra cata catalina catherine cathy cati catita cecilia celestino celia celso cesar chabe chabela chantal chari
charlotte charly chelo chepa chio christian christopher cindy cinthia ciro clarisa clarita clau claudia claudina
claudio clemente colomba coni conrado constanza cony corina cornelio cote coti crescencia crisel cristel cristell
cristi cristian cristina cristobal cristofer cristopher cruzita cynthia dafne daira dalia damaris damaso damian danae
dani dania daniel daniela danielita danielle danilo danitza danixa danny dante dario darling david dayan dayana
dayanara dayaneth debbie debora deborah deisy delfin delfina delia demetrio demian denis denisse dennis denzel
desiderio desiree deysi diamela diana diego dieunie dimas dina dionisio domi dominga dominique domitila doris dylan
edelmira edgar edgardo edison edith edmundo eduardo eduvigis edwin efigenia efrain eileen eladio elba elcira eleazar
elena eleonora eleuterio eliana elianne elias elisa eliseo elizabet elizabeth eloisa eloy elsa elvira elvis emanuel
emely emeterio emi emilce emilia emiliano emilio emily emma encarnacion enrique enya enzo erasmo ercilia erica erick
ericka erik erika ermelinda erna ernesto esmeralda esperancita esteban estefani estefania estefany estela estelita
ester esthefany ethan eufemia eugenia eugenio eulalia eunice eusebio eva evangelina evaristo evelyn evens eyleen
ezequiel fabi fabian fabiana fabio fabiola fabricio facundo fanny faustino fede federico feli felipe felix fena fenita
fer ferchu fermin ferna fernanda fernando fidel fidelina filomena fiorella flaca- flavia flavio florencia florentina
fran francesca franchesca franchu francisca francisco freddy fresia fritz froilan gabi gabriel gabriela gaby gael
gaspar gaston genesis genoveva geral geraldin geraldine gerardo german gerson gervasio gianella giannina gilberto gilda
gina ginette giovanna giovanni gise gisela gissela giuliana gladys glenda gonza gonzalo gonzi gracie graciela gregorio
greta grettel griselda guadalupe guerline guido guille guillermina guillermo gumercinda gustava gustavo hanna hans
haydee hector heidi helena helga hellen heriberto herman hermenegilda hermes herminia hernan hernani higinio hilario
hilda hipolito homero horacio hortencia hortensia hugo humberto ian idalia igna ignacia ignacio iker ildefonso ilse
imelda indira inelia ines ingrid inigo irene irma isa isaac isabel isabella isaias isaura isi isidora isidro islande
ismael isolda isolina italo itati itzel ivan ivania ivette ivonne jacinta jacinto jackeline jacob jacque jacqueline
jaime jair jairo jamileth janet janette janice janine janis jaquelin jaqueline jaritza jasna javi javier javiera
javierita javita jazmin jean jeannette jeannine jeison jeni jenifer jennifer jenny jeny jephte jeremias jeremy jerson
jesenia jesica jessenia jessica jetsabel jhoana jhon jime jimena joaco joan joanna joanne joaquin joaquina jocelyn
joche joel johan johana johanna john johnny jonas jonatan jonathan jordan jordana jorge jose josecito josefa josefi
josefina josefino josefita joselin joselina joseline joselyn joshua jossie josue jovanka jovita joyce juan juana
juancho juanita juanito juanjo juanpa judith julia julian juliana juliane julieta julissa jussara juvenal kamila karen
kari karim karime karin karina karito karla karlita karol kassandra kata katalina katerine kathe katherin katherine
kathleen kathy kathya katia katita katiuska katy keila keka kelly kena kendra kenia kevin kiara kike kimberly klaus
krasna krishna krisna kristel ladislao laila laisha lalo larissa laura laurita lautaro lazaro leandra leandro leila
lenka leocadia leona leonardo leonel leonor leonora leontina leopoldo leslie lesly leticia leyla liam lidia lili lilia
lilian liliana lilita lily lina lindor lisandro lisette lisset lissette liz liza lizbeth lizet loida lola lore lorena
lorenita lorenza lorenzo loreta loreto lourdes luchita luchito lucho lucia luciana luciano lucila lucrecia lucy ludmila
luigi luis luisa lulu lupe lupita luz-maria luzmila luzmira mabel maca macarena macario mache madeleine mafalda magaly
magda magdalena magnolia maida maira maite malen malena mane manolo manu manuel manuela marce marcela marcelino
marcelita marcelo marcia marcial marco marcos margot mari maria mariajose mariana marianela mariano maribel maricarmen
maricel maricela mariela marilyn mario marion marisa marisel marisol marita maritza marjorie marlen marlene marta
martha martin martina martita maru mary maryorie mateo mathias mati matias matilda matilde matteo maura maureen
mauricio mauro maxi maximiliano maycol maylen maylin mayra meche megan melania melanie melany melchor melina melinda
melisa melissa memo mercedita mercy meredith meyling micaela michael michelle michi miguel milena millaray milton
minerva mireya miriam mirlande mirna mirta misael mitzi moira moises moni monica monique moniquita monserrat montserrat
mony myriam nacha nachito nacho nadege nadia nadine nahuel nancy naomi nata natali natalia natanael natasha nathalie
nathaly nati naty nayaret nayareth nayeli nazario neftali nehuen nelda neli nelida nelly nelson nereida nestor nicanor
nico nicol nicolas nicolasa nicolasito nicole nidia nilda ninoschka ninoska noah noelia noemi nohelia nona-ines nora
norberto norma nubia nury octavio odette odilia ofelia olaya olegario olga olimpia olivia omar onofre orfelina oriana
oriela orieta oriette orlando oscar osiris osvaldo oswaldo otilia pabla pablo pachi palmira palo pame pamela pamelita
pancha panchita panchito pancho pantaleon paola pascal pascale pascual pascuala pati patricia patricio patty paty paula
paulette pauli paulina pauline paulita paulo pauly pedro penelope pepa pepe pepita petra petronila pia piero pili pily
pipe pipo plinio poleth polette popi praxedes priscila priscilla quena queta quique rafa rafael rafaela rafaella rafita
raimunda raimundo rainiero ramiro ramon ramona raquel raul rayen rebeca rebecca regina reinaldo remigio renata renato
rene renzo ricardo richard rigoberto rita robert roberta roberto robinson rodolfo rodri rodrigo rogelio rolando romeo
romi romina rominita romulo ronald ronny rosaelvira rosalba rosalia rosalinda rosamaria rosana rosanna rosario rosaura
roseline rosemarie rosemene rosendo rosi rosita rosy roxana roxanna roxy ruben rubi rudy rufino ruperto ruth sabina
sabrina salome samanta samantha samara samuel sandra sandrita sandro sandy santi santino sara sarai sarita sary
saturnino saul scarlet scarleth scarlett schneider seba sebastian sebita selena selma serafin sergio shakira sharon
sheila shirley sigrid silvana silverio silvestre silvi silvia silvina silvio silvita simon simona sixto sofanor sofi
sofia sofita solange sole solene soni sonia soraya stefania stefano stefany steffany stephanie susan susana susy suyai
suyen suyin sylvia tabita talia tamara tami tamy tania tata-luis tati tatiana taty tefa tefi tegualda telma teodora
teodoro tere teresa teresita thais thelma thiago thiare tiare tobias tomas tomasa tomasita tomasito tomi toya trini
trinidad tulio uberlinda ulises uriel ursula vale-maria valentin valentina valentino valeria valeriano valery valeska
valito vane vanesa vanessa vanessita vania vanne veito venancio verena verito vero veronica vicenta vicente vichi vicho
vicky victor victorino viki vilma virginia virna vivi viviana vivita vladimir waldo walter wanda wenceslao wendy
whitney wideline wilfredo william wilma wilmer wilner wilson wisly wladimir woodline xavi xaviera xime ximena yael
yamila yamile yamilet yanara yanet yaneth yanett yani yanina yaqueline yarela yaritza yasmin yasna yazmin yeison
yendery yeni yenifer yenni yennifer yenny yeny yerko yesenia yesica yessenia yessica yoana yocelyn yohana yolanda yoli
yonatan yorka yoselin yosselin yoya yoyi yuli yuliana yulisa yulissa yuri yuridia yuyu yvrose zacarias zaida zaira
zenobia zoe zoila zoraida zulema zulma zunilda zunny
"""
FIRST_NAMES = frozenset(_FIRST_NAMES.split())
"""Found wherever they stand, in any case."""

_AMBIGUOUS_FIRST = """
abril africa alba alma america amparo angel angeles asuncion aurora bambi bella blanca caridad caro celeste cielo
clara claro concepcion constante consuelo cruz dolores domingo esperanza estrella fe flor flora francia franco gala
gloria gracia ida india iris israel jade jesus julio justo lea leo leon libertad linda lucas luna luz mar margarita
marina max maximo mercedes mia mila milagros modesto nieves nina paloma pato patricia-flor paz perla piedad pilar
prudencia reina remedios rey roca rocio rosa rosas salvador santiago santos serena socorro sol soledad tita tito
transito vale valen valle victoria vida violeta
"""
AMBIGUOUS_FIRST = frozenset(_AMBIGUOUS_FIRST.split())
"""Also ordinary words or places: names only where something says so."""

_SURNAMES = """
abarca acevedo acosta acuna aguilar aguilera aguirre alarcon alvarado alvarez alvial amigo andrade angulo arancibia
aranda aravena araya arce arellano arriagada arroyo astudillo avendano avila ayala baeza bahamondes balmaceda
barraza barrera barria barrientos barrios bastias becerra benavides bermudez bustamante bustos caceres calderon
campos canales candia carcamo cardenas caro carrasco carreno carvajal castaneda castillo castro cerda cespedes cid
cisternas concha contreras cordero cordova cornejo correa cortes cruz cuevas delgado diaz donoso duarte duran
echeverria elgueta escobar escobedo espejo espinosa espinoza farias faundez fernandez ferrada figueroa flores
fuentealba fuentes fuenzalida gaete gajardo gallardo gallegos galvez garay garces garcia garrido godoy gomez
gonzalez guajardo guerra guerrero gutierrez guzman henriquez hermosilla hernandez herrera hidalgo huaiquil huenchual
hurtado ibanez ibarra inostroza iturra jara jaramillo jerez jimenez jofre jorquera lagos lara latorre leal leiva
letelier lillo lizama llanos lobos lopez loyola machado maldonado mancilla manriquez marchant mardones marin marquez
martinez maturana matus medel medina mella mellado mena mendez mendoza meneses merino meza millan miranda molina
moncada monsalve montecinos montenegro montero mora moraga morales moreno moya munoz nahuelpan navarrete navarro
neira norambuena novoa nunez obreque ojeda olate olave olguin olivares oliveros orellana ortega ortiz osorio osses
otarola oyarzo oyarzun pacheco palacios palma paredes parra pastene pavez pena peralta pereira perez pino pinto
pizarro plaza poblete ponce pozo prado puebla quezada quilodran quinteros quiroga quiroz ramirez ramos rebolledo
reyes riffo rios riquelme rivas rivera riveros robles roca rodriguez rojas roman romero rosales rubio ruiz saavedra
saez sagredo salas salazar saldivia salgado salinas san-martin sanchez sandoval sanhueza santana santander
santibanez sepulveda serrano silva soto sotomayor suarez tapia tello toledo toro torres troncoso ulloa urbina urra
urrutia valdebenito valderrama valdes valdivia valencia valenzuela vallejos varas varela vargas vasquez vega velasco
velasquez venegas vera vergara vidal vielma villagran villalobos villanueva villarroel villegas yanez zamora
zamorano zapata zavala zuniga
"""
SURNAMES = frozenset(_SURNAMES.split())
"""They follow a first name or a title."""

_ORDINARY_SURNAMES = """
amigo barrera barrios blanco bravo campos canales castillo concha cordero cortes cuevas delgado espejo flores
fuentes gallardo guerra guerrero lagos leal llanos lobos mora moreno palacios palma paredes parra pena pino pinto
plaza pozo prado puebla ramos reyes rios robles rojas rojo romero rosales rubio salas salinas toro torres valdivia
valencia vega vera villa
"""
ORDINARY_SURNAMES = frozenset(_ORDINARY_SURNAMES.split())
ORDINARY = AMBIGUOUS_FIRST | ORDINARY_SURNAMES
"""Words that stay where nothing says that they are a name, even a known one."""

_PROMPT_WORDS = """
ejemplo ensayo ficticia ficticio modelo muestra prueba
"""
PROMPT_WORDS = ORDINARY | frozenset(_PROMPT_WORDS.split())
"""Words that instructions to a model use as well."""

_CONNECTORS = """
da de del di e la las los san santa van von y
"""
CONNECTORS = frozenset(_CONNECTORS.split())

_RELATIONS = """
abuela abuelita abuelito abuelo ahijada ahijado amiga amigo amiguita bebe colega comadre compadre companera
companero cunada cunado esposa esposo ex guagua guaguita hermana hermanastra hermanita hermanito hermano hija
hijastra hijastro hijita hijito hijo jefa jefe madre madrina mama mami mamita marido mujer nana nieta nieto novia
novio nuera padre padrino papa papi papito pareja polola pololo prima primo senora sobrina sobrino suegra suegro tia
tio vecina vecino yerno
"""
RELATIONS = frozenset(_RELATIONS.split())

_TITLES = """
doctor doctora don dona dr dra enfermera familia senor senora senorita senorito sr sra srita srta tia tio
"""
TITLES = frozenset(_TITLES.split())
