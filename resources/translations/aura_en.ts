<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="en" sourcelanguage="en">
<context>
    <name>AiPage</name>
    <message numerus="yes">
        <source>%n model(s) to choose from</source>
        <translation>
            <numerusform>%n model to choose from</numerusform>
            <numerusform>%n models to choose from</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>BackupRows</name>
    <message numerus="yes">
        <source>Show %n more</source>
        <translation>
            <numerusform>Show %n more</numerusform>
            <numerusform>Show %n more</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>ClinicPage</name>
    <message numerus="yes">
        <source>%n service(s) imported</source>
        <translation>
            <numerusform>%n service imported</numerusform>
            <numerusform>%n services imported</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>ClinicSection</name>
    <message numerus="yes">
        <source>and %n more</source>
        <translation>
            <numerusform>and %n more</numerusform>
            <numerusform>and %n more</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>ConnectionWatch</name>
    <message numerus="yes">
        <source>You can keep typing: %n message(s) wait and leave by themselves when the connection is back.</source>
        <translation>
            <numerusform>You can keep typing: %n message waits and leaves by itself when the connection is back.</numerusform>
            <numerusform>You can keep typing: %n messages wait and leave by themselves when the connection is back.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>ConversationPane</name>
    <message numerus="yes">
        <source>%n new</source>
        <translation>
            <numerusform>%n new</numerusform>
            <numerusform>%n new</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>CredentialsPage</name>
    <message numerus="yes">
        <source>%n other(s) are being checked</source>
        <translation>
            <numerusform>%n other is being checked</numerusform>
            <numerusform>%n others are being checked</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Fix %n value(s)</source>
        <translation>
            <numerusform>Fix %n value</numerusform>
            <numerusform>Fix %n values</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Checking %n value(s)</source>
        <translation>
            <numerusform>Checking %n value</numerusform>
            <numerusform>Checking %n values</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n value(s) missing</source>
        <translation>
            <numerusform>%n value missing</numerusform>
            <numerusform>%n values missing</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n of {all} missing</source>
        <translation>
            <numerusform>%n of {all} missing</numerusform>
            <numerusform>%n of {all} missing</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>DiagnosisPane</name>
    <message numerus="yes">
        <source>%n thing(s) to mend. The report names nobody.</source>
        <translation>
            <numerusform>%n thing to mend. The report names nobody.</numerusform>
            <numerusform>%n things to mend. The report names nobody.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>EntryChips</name>
    <message numerus="yes">
        <source>%n more</source>
        <translation>
            <numerusform>%n more</numerusform>
            <numerusform>%n more</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>EntryListPane</name>
    <message numerus="yes">
        <source>%n entry(s) found</source>
        <translation>
            <numerusform>%n entry found</numerusform>
            <numerusform>%n entries found</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>EntryVersions</name>
    <message numerus="yes">
        <source>%n earlier version(s)</source>
        <translation>
            <numerusform>%n earlier version</numerusform>
            <numerusform>%n earlier versions</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>ImportDialog</name>
    <message numerus="yes">
        <source>%n problem(s), left out</source>
        <translation>
            <numerusform>%n problem, left out</numerusform>
            <numerusform>%n problems, left out</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>ImportFlow</name>
    <message numerus="yes">
        <source>%n entry(s)</source>
        <translation>
            <numerusform>%n entry</numerusform>
            <numerusform>%n entries</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>JumpButton</name>
    <message numerus="yes">
        <source>%n new message(s)</source>
        <translation>
            <numerusform>%n new message</numerusform>
            <numerusform>%n new messages</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>LockScreen</name>
    <message numerus="yes">
        <source>%n conversation(s) wait for an answer</source>
        <translation>
            <numerusform>%n conversation waits for an answer</numerusform>
            <numerusform>%n conversations wait for an answer</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>LogView</name>
    <message numerus="yes">
        <source>%n entry(s)</source>
        <translation>
            <numerusform>%n entry</numerusform>
            <numerusform>%n entries</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>PeopleSection</name>
    <message numerus="yes">
        <source>%n min</source>
        <translation>
            <numerusform>%n min</numerusform>
            <numerusform>%n min</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>Presence</name>
    <message numerus="yes">
        <source>%n new message(s)</source>
        <translation>
            <numerusform>%n new message</numerusform>
            <numerusform>%n new messages</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>QuickReplyPopup</name>
    <message numerus="yes">
        <source>%n match(es) for “{words}”</source>
        <translation>
            <numerusform>%n match for “{words}”</numerusform>
            <numerusform>%n matches for “{words}”</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>RailButton</name>
    <message numerus="yes">
        <source>%n waiting</source>
        <translation>
            <numerusform>%n waiting</numerusform>
            <numerusform>%n waiting</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>ServerForm</name>
    <message numerus="yes">
        <source>%n model(s)</source>
        <translation>
            <numerusform>%n model</numerusform>
            <numerusform>%n models</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>StartNotice</name>
    <message numerus="yes">
        <source>The backup of {time} is good: it holds %n message(s).</source>
        <translation>
            <numerusform>The backup of {time} is good: it holds %n message.</numerusform>
            <numerusform>The backup of {time} is good: it holds %n messages.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>SynonymsDialog</name>
    <message numerus="yes">
        <source>and %n more</source>
        <translation>
            <numerusform>and %n more</numerusform>
            <numerusform>and %n more</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>Tray</name>
    <message numerus="yes">
        <source>%n conversation(s) wait</source>
        <translation>
            <numerusform>%n conversation waits</numerusform>
            <numerusform>%n conversations wait</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>UnsavedBar</name>
    <message numerus="yes">
        <source>%n unsaved change(s)</source>
        <translation>
            <numerusform>%n unsaved change</numerusform>
            <numerusform>%n unsaved changes</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>plurals</name>
    <message numerus="yes">
        <source>%n message(s)</source>
        <translation>
            <numerusform>%n message</numerusform>
            <numerusform>%n messages</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n conversation(s)</source>
        <translation>
            <numerusform>%n conversation</numerusform>
            <numerusform>%n conversations</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n number(s)</source>
        <translation>
            <numerusform>%n number</numerusform>
            <numerusform>%n numbers</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n minute(s)</source>
        <translation>
            <numerusform>%n minute</numerusform>
            <numerusform>%n minutes</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n hour(s)</source>
        <translation>
            <numerusform>%n hour</numerusform>
            <numerusform>%n hours</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n day(s)</source>
        <translation>
            <numerusform>%n day</numerusform>
            <numerusform>%n days</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n year(s)</source>
        <translation>
            <numerusform>%n year</numerusform>
            <numerusform>%n years</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n patient(s)</source>
        <translation>
            <numerusform>%n patient</numerusform>
            <numerusform>%n patients</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n file(s)</source>
        <translation>
            <numerusform>%n file</numerusform>
            <numerusform>%n files</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n row(s)</source>
        <translation>
            <numerusform>%n row</numerusform>
            <numerusform>%n rows</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n note(s)</source>
        <translation>
            <numerusform>%n note</numerusform>
            <numerusform>%n notes</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n draft(s)</source>
        <translation>
            <numerusform>%n draft</numerusform>
            <numerusform>%n drafts</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n consent(s)</source>
        <translation>
            <numerusform>%n consent</numerusform>
            <numerusform>%n consents</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n unread</source>
        <translation>
            <numerusform>%n unread</numerusform>
            <numerusform>%n unread</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n unread message(s)</source>
        <translation>
            <numerusform>%n unread message</numerusform>
            <numerusform>%n unread messages</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n product(s)</source>
        <translation>
            <numerusform>%n product</numerusform>
            <numerusform>%n products</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>and %n more</source>
        <translation>
            <numerusform>and %n more</numerusform>
            <numerusform>and %n more</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n conversation(s) wait</source>
        <translation>
            <numerusform>%n conversation waits because of this</numerusform>
            <numerusform>%n conversations wait because of this</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n document(s)</source>
        <translation>
            <numerusform>%n document</numerusform>
            <numerusform>%n documents</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n fact(s) without a source: check it</source>
        <translation>
            <numerusform>%n fact without a source: check it</numerusform>
            <numerusform>%n facts without a source: check them</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Answers %n message(s)</source>
        <translation>
            <numerusform>Answers %n message</numerusform>
            <numerusform>Answers %n messages</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Read %n message(s)</source>
        <translation>
            <numerusform>Read %n message</numerusform>
            <numerusform>Read %n messages</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>AI text, %n change(s) of yours</source>
        <translation>
            <numerusform>AI text, %n change of yours</numerusform>
            <numerusform>AI text, %n changes of yours</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n identifier(s) hidden</source>
        <translation>
            <numerusform>%n identifier hidden</numerusform>
            <numerusform>%n identifiers hidden</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>{number} character(s)</source>
        <translation>
            <numerusform>{number} character</numerusform>
            <numerusform>{number} characters</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>{drafts} of %n draft(s)</source>
        <translation>
            <numerusform>{drafts} of %n draft</numerusform>
            <numerusform>{drafts} of %n drafts</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n published</source>
        <translation>
            <numerusform>%n published</numerusform>
            <numerusform>%n published</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n to review</source>
        <translation>
            <numerusform>%n to review</numerusform>
            <numerusform>%n to review</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n proposed</source>
        <translation>
            <numerusform>%n proposed</numerusform>
            <numerusform>%n proposed</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n new</source>
        <translation>
            <numerusform>%n new</numerusform>
            <numerusform>%n new</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n changed</source>
        <translation>
            <numerusform>%n changed</numerusform>
            <numerusform>%n changed</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n as they are</source>
        <translation>
            <numerusform>%n as they are</numerusform>
            <numerusform>%n as they are</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n newer message(s) taken over.</source>
        <translation>
            <numerusform>%n newer message taken over.</numerusform>
            <numerusform>%n newer messages taken over.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n send(s) to check before they are repeated.</source>
        <translation>
            <numerusform>%n send to check before it is repeated.</numerusform>
            <numerusform>%n sends to check before they are repeated.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n backup(s)</source>
        <translation>
            <numerusform>%n backup</numerusform>
            <numerusform>%n backups</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n older backup(s) are as they were.</source>
        <translation>
            <numerusform>%n older backup is as it was.</numerusform>
            <numerusform>%n older backups are as they were.</numerusform>
        </translation>
    </message>
</context>
</TS>
