# The reply to a branch: the first sheet of the returned copy, notes at cells, and the message for e-mail or chat.

## Why the form is written again instead of marking the branch's own file; stands after "since"

obstacle-other-kind = the file that was sent is no .xlsx
obstacle-signed = the file carries a digital signature
obstacle-shared = the file is shared for editing by several people
obstacle-strict = the file was saved as “Strict Open XML”
obstacle-encoding = the file uses an uncommon text encoding
obstacle-damaged = something inside the file is not as Excel has it

## The sheet “Reply”

reply-author = Tonghop
reply-unit = Unit
reply-form = Form
reply-received = Received
reply-standing = Result
reply-todo = To do
reply-unit-line = { $code } – { $name }
reply-form-line = { $form } – { $period }
reply-received-line =
    { $has-day ->
        [yes] file { $file }, on { $day }
       *[no] file { $file }
    }
reply-standing-correct =
    TO BE CORRECTED: { $errors ->
        [one] 1 fault
       *[other] { $errors } faults
    }{ $warnings ->
        [0] {""}
       *[other] , { $warnings } to be explained
    }. The figures of this file are not in the totals yet.
reply-standing-explain = RECEIVED, PLEASE EXPLAIN: { $warnings ->
        [one] 1 place
       *[other] { $warnings } places
    }. Your figures are in the totals.
reply-todo-correct = Correct this very file: click in the column “Cell” to get to each place; red cells must be corrected, amber ones want an explanation, and each has a note. Then save and send this file back{ $has-deadline ->
        [yes] {" "}(due { $deadline })
       *[no] {""}
    }. This sheet and the notes may stay.
reply-todo-explain = Look at the amber cells: where the figure is right, answer the office in a few words; where it is wrong, correct it in this file, save it and send it back. This sheet and the notes may stay.
reply-copied = Please note
reply-rewritten = Since { $obstacle }, what could be read was copied into this new form; what could not be read stands as it was. Your own notes, pictures, formulas and the name of who filled it in were not copied; please add them again if they are needed.
reply-heading-number = No.
reply-heading-level = Level
reply-heading-code = Code
reply-heading-cell = Cell
reply-heading-field = Item
reply-heading-found = Says
reply-heading-expected = Must be
reply-heading-todo = To do
reply-level-error = correct
reply-level-warning = explain
reply-whole-file = whole file
reply-sentences = { $message }. { $hint }
reply-note-error = TO BE CORRECTED
reply-note-warning = PLEASE EXPLAIN
reply-note-related = Cells concerned: { $cells }
reply-note-mended = This has been corrected.

## The message

reply-greeting = Dear { $unit },
reply-signed = With kind regards,
reply-message-correct = { $office } has received “{ $form }” { $period }{ $has-day ->
        [yes] {" "}on { $day }
       *[no] {""}
    }. It has { $errors ->
        [one] 1 fault
       *[other] { $errors } faults
    } to correct and is not in the totals yet. First of all:
reply-message-explain = { $office } has received “{ $form }” { $period }{ $has-day ->
        [yes] {" "}on { $day }
       *[no] {""}
    }, and it is in the totals. { $warnings ->
        [one] 1 place wants
       *[other] { $warnings } places want
    } an explanation. First of all:
reply-message-item = { $number }. { $place }: { $words }
reply-message-more = { $count } more on the sheet “{ $sheet }” of the attached file.
reply-message-correct-todo =
    Please open the attached file, correct the red cells (each has a note), save it and send it back{ $has-deadline ->
        [yes] ; it is due { $deadline }
       *[no] {""}
    }.
reply-message-explain-todo = Please see the attached file: where a figure is right, answer in a few words; where it is wrong, correct it there, save it and send it back.
reply-receipt = { $office } has received “{ $form }” { $period } and taken it into the totals. There is nothing to correct.
reply-receipt-file =
    { $has-day ->
        [yes] File: { $file }, received { $day }
       *[no] File: { $file }
    }
reply-receipt-hash = SHA-256: { $hash }
reply-receipt-figures = Some of the main figures:
reply-receipt-figure = - { $label }: { $figure }
reply-receipt-differs = If a figure differs from your books, please tell us at once.
reply-reminder = { $office } has not received “{ $form }” { $period } from you{ $has-deadline ->
        [yes] {" "}(due { $deadline })
       *[no] {""}
    }. The form is attached, with the common part filled in.
reply-reminder-todo = Please fill in the yellow cells, save the file and send it back. If you have sent it already, please send it again: it may not have arrived, may not open, or may not tell whose it is.
