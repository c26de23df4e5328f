# Những gì lệnh `tonghop` nói trên màn hình.

file-consolidated = tong-hop-{ $period }
file-provisional = tong-hop-{ $period }-tam-tinh
file-roll-up = gui-cap-tren-{ $unit }-{ $period }
file-roll-up-provisional = { file-roll-up }-tam-tinh

cmd-about = Thu biểu mẫu Excel của các đơn vị, kiểm tra, tổng hợp, và cho biết từng con số lấy từ ô nào
cmd-consolidate = Đọc mọi tệp trong hộp thư của kỳ, kiểm tra và ghi bản tổng hợp
cmd-check = Đọc và kiểm tra từng tệp
cmd-template = Ghi biểu mẫu điền sẵn cho từng đơn vị
cmd-reply = Ghi phản hồi cho từng đơn vị: bản trả lại có đánh dấu chỗ phải sửa, giấy báo nhận, lời nhắc nộp
cmd-status = Đơn vị nào đã nộp, nộp muộn, phải sửa, chưa nộp
cmd-explain = Giải thích một mã phát hiện, ví dụ V003
cmd-schema = In JSON Schema của kết quả mà một lệnh in ra với --format json; không ghi tên thì liệt kê
cmd-form = Việc của người soạn biểu: soát biểu, viết ràng buộc thành lời, giải thích và thử ràng buộc
cmd-form-check = Soát biểu và các tệp khai báo: mọi chỗ sai cùng một lúc, và những chỗ nên xem lại
cmd-form-rules = In các ràng buộc của biểu thành lời
cmd-form-explain = Giải thích từng bước một ràng buộc với số liệu của một đơn vị
cmd-form-try = Thử các ràng buộc với các kỳ đã qua; không ghi gì

arg-workspace = Thư mục sổ tổng hợp (có tệp tonghop.toml)
arg-period = Kỳ báo cáo: 2012-Q1, 2012-06, 2012-H1 hoặc 2012; không ghi thì lấy kỳ hiện tại của sổ
arg-out = Thư mục để ghi kết quả
arg-unit = Mã đơn vị
arg-format = Cách in: text cho người đọc, json cho chương trình
arg-lang = Ngôn ngữ: vi hoặc en
arg-threads = Số luồng đọc tệp; không ghi thì bằng số nhân máy
arg-provisional = Cộng tạm cả những số đọc được của bản nộp còn lỗi, và ghi rõ là số tạm tính
arg-for-upper-level = Ghi thêm tệp gửi cấp trên: biểu điền số tổng hợp, có đóng góp của từng đơn vị, không có dữ liệu cá nhân
arg-files = Tệp cần kiểm tra
arg-code = Mã phát hiện
arg-sort = Thứ tự phát hiện: severity (nặng trước) hoặc effect (làm đổi số tổng hợp nhiều nhất trước)
arg-no-cache = Đọc lại mọi tệp, không lấy phần đã đọc lần trước, không giữ cho lần sau
arg-form = Thư mục sổ tổng hợp, hoặc một tệp biểu (form.toml); không ghi thì lấy thư mục hiện tại
arg-rule = Mã ràng buộc, ví dụ R17
arg-one-rule = Chỉ thử ràng buộc này
arg-periods = Từ kỳ nào đến kỳ nào, ví dụ 2011-Q4..2012-Q1; không ghi thì lấy mọi kỳ
arg-rules = Tệp TOML có các ràng buộc nháp, thử cùng biểu mà không sửa biểu
arg-page-out = Tệp để ghi: .md hoặc .html; không ghi thì in ra màn hình
arg-html = Ghi trang tình hình của kỳ vào tệp này (HTML, một tệp)
arg-on = Ngày xem, ví dụ 2012-04-03, để tính còn hay quá hạn mấy ngày
arg-name = Tên schema, ví dụ status
arg-parquet = Ghi dữ liệu cả ở dạng Parquet
arg-help = In trang trợ giúp này
arg-version = In phiên bản
heading-usage = Cách dùng:
heading-commands = Lệnh
heading-arguments = Tham số
heading-options = Tùy chọn

usage-tonghop = tonghop <LỆNH> [TÙY CHỌN]
usage-consolidate = tonghop consolidate <THƯ MỤC> [TÙY CHỌN]
usage-check = tonghop check <TỆP>... [TÙY CHỌN]
usage-template = tonghop template <THƯ MỤC> [TÙY CHỌN]
usage-reply = tonghop reply <THƯ MỤC> [TÙY CHỌN]
usage-status = tonghop status <THƯ MỤC> [TÙY CHỌN]
usage-explain = tonghop explain <MÃ>
usage-schema = tonghop schema [TÊN]
usage-form = tonghop form <LỆNH> [TÙY CHỌN]
usage-form-check = tonghop form check [THƯ MỤC|TỆP] [TÙY CHỌN]
usage-form-rules = tonghop form rules [THƯ MỤC] [TÙY CHỌN]
usage-form-explain = tonghop form explain <RÀNG BUỘC> --unit <MÃ> [TÙY CHỌN]
usage-form-try = tonghop form try [THƯ MỤC] [TÙY CHỌN]

value-workspace = THƯ MỤC
value-files = TỆP
value-code = MÃ
value-form = THƯ MỤC|TỆP
value-rule = RÀNG BUỘC
value-unit = MÃ
value-periods = KỲ..KỲ
value-rules = TỆP
value-file = TỆP
value-sort = THỨ TỰ
value-period = KỲ
value-out = THƯ MỤC
value-on = NGÀY
value-name = TÊN
value-format = CÁCH
value-lang = NGÔN NGỮ
value-threads = SỐ

grain-month = tháng
grain-quarter = quý
grain-half = nửa năm
grain-year = năm

usage-unknown-argument = Không có tham số “{ $argument }”
usage-unknown-command = Không có lệnh “{ $argument }”
usage-missing-argument = Còn thiếu tham số: { $argument }
usage-missing-command = Còn thiếu lệnh
usage-bad-value = “{ $value }” không dùng được cho { $argument }
usage-allowed = Viết một trong: { $allowed }
usage-expected = Cần { $expected }
usage-try = Gõ tonghop --help để xem cách dùng
usage-other = Không hiểu dòng lệnh
period-expected = một kỳ như 2012-Q1, 2012-06, 2012-H1 hoặc 2012
periods-expected = một hoặc hai kỳ như 2012-Q1 hoặc 2011-Q4..2012-Q1
day-expected = một ngày, ví dụ 2012-04-03

error-word = lỗi
error-hint = Cần làm: { $hint }
error-not-a-workspace = { $path } không phải là sổ tổng hợp: không có tệp tonghop.toml
    .hint = ghi đúng thư mục có tệp tonghop.toml
error-read = Không đọc được { $path }: { $reason }
    .hint = kiểm tra tệp còn đó, không bị khóa và được phép đọc
error-write = Không ghi được { $path }: { $reason }
    .hint = đóng tệp nếu đang mở trong Excel; kiểm tra ổ đĩa còn chỗ và được phép ghi
error-report = Không ghi được bản báo ra đầu ra
error-not-utf8 = Tệp { $path } không ghi bằng bảng mã UTF-8
    .hint = mở tệp trong Excel rồi lưu lại dạng “CSV UTF-8 (Comma delimited)”
error-into-inbox = Thư mục { $path } là nơi chứa tệp đã nhận
    .hint = chọn thư mục khác để ghi kết quả
error-would-replace = Đã có tệp { $path }, nội dung khác với biểu mới
    .hint = tệp đó có thể đã được điền; hãy chuyển nó đi chỗ khác, hoặc ghi biểu vào thư mục khác bằng --out
error-period-length = Kỳ { $period } không đúng độ dài kỳ của biểu ({ $expected })
    .hint = viết kỳ theo mẫu { $example }
error-changed = Tệp { $path } đã bị đổi hoặc mất sau khi đọc
    .hint = đợi chép xong tệp, đóng tệp nếu đang mở trong Excel, rồi chạy lại lệnh
error-unit-does-not-report = Không có đơn vị “{ $unit }” phải nộp { $period }
    .hint = xem mã đơn vị trong danh bạ; mã phân biệt chữ hoa, chữ thường
error-no-period = Chưa biết làm kỳ nào
    .hint = thêm --period 2012-Q1, hoặc ghi period trong tonghop.toml
error-no-inbox = Không có thư mục { $path }
    .hint = tạo thư mục đó và chép các tệp đã nhận vào
error-output = Không tạo được { $what }: { $reason }
    .hint = giữ lại tệp vào và báo cho người viết chương trình
error-threads = Không mở được luồng đọc tệp: { $reason }
    .hint = thử --threads 1
error-worker = Không khởi động được tiến trình đọc tệp { $path }: { $reason }
    .hint = kiểm tra xem chương trình có bị xóa, thay bản mới hay bị phần mềm diệt vi-rút chặn trong lúc chạy không, rồi chạy lại
stopped = Đã dừng theo yêu cầu, không ghi kết quả nào
    .hint = { $kept ->
        [0] chạy lại lệnh để làm từ đầu
       *[other] đã giữ phần đọc xong của { $kept } tệp; chạy lại lệnh để làm tiếp từ đó
    }
stopped-written = Đã dừng theo yêu cầu; kết quả đã ghi đủ, chỉ chưa báo lại hết trên màn hình
    .hint = kết quả dùng được; chạy lại lệnh nếu cần xem báo cáo
error-declaration = { $count ->
    [one] Có 1 chỗ phải sửa trước khi làm tiếp
   *[other] Có { $count } chỗ phải sửa trước khi làm tiếp
}
error-no-such-code = Không có mã phát hiện “{ $code }”
    .hint = xem danh sách mã trong thư mục docs/findings
error-no-such-schema = Không có schema “{ $name }”
    .hint = viết một trong: { $names }

summary-title = { $title } · { $period }
summary-received = Đã nhận { $received }/{ $expected } đơn vị, được chấp nhận { $accepted }
summary-provisional = SỐ TẠM TÍNH: có cộng số của bản nộp còn lỗi
summary-missing = Chưa nộp ({ $count }): { $units }
summary-rejected = Phải sửa ({ $count }): { $units }
summary-late = Nộp muộn ({ $count }): { $units }
summary-changes =
    { $count ->
        [0] Nộp lại { $unit }: { $after } thay { $before }, không có chỗ nào khác nhau
       *[other] Nộp lại { $unit }: { $after } thay { $before }, khác { $count } chỗ: { $list }{ $more ->
            [0] {""}
           *[other] ; và { $more } chỗ nữa
        }
    }
summary-decisions = Quyết định của văn phòng: { $count }, xem sheet “{ $sheet }” của bản tổng hợp
summary-findings =
    Phát hiện: { $errors } lỗi, { $warnings } cảnh báo{ $explained ->
        [0] {""}
       *[other] , trong đó { $explained } đã giải trình
    }, { $notes } ghi chú{ $trial ->
        [0] {""}
       *[other] , { $trial } từ ràng buộc đang thử
    }
summary-trial = Ràng buộc đang thử (chưa tính là lỗi, không chặn bản nộp nào):
summary-trial-rule = {"  "}{ $rule }, thử đến hết { $until }: { $count } bản nộp không đạt: { $units }
summary-clean = Không có phát hiện nào
summary-more = … và { $count } phát hiện nữa, xem sheet “{ $sheet }” của bản tổng hợp
summary-of-file = {"  "}{ $file }: { $errors } lỗi, { $warnings } cảnh báo
summary-not-counted = Số của các đơn vị phải sửa chưa được cộng vào bản tổng hợp
summary-written = Đã ghi:
summary-files = Đã kiểm tra { $count } tệp
summary-forms = Đã ghi { $count } biểu mẫu vào { $folder }
summary-reply-correct = Phải sửa ({ $count }): { $units }
summary-reply-explain = Đã nhận, cần giải trình ({ $count }): { $units }
summary-reply-received = Đã nhận, không phải sửa ({ $count }): { $units }
summary-reply-missing = Chưa nộp, gửi lời nhắc kèm biểu ({ $count }): { $units }
summary-rewritten = { $unit }: không đánh dấu được trong tệp { $file } vì { $obstacle }; số liệu được chép sang biểu mới
summary-outdated = Bản trả lại của lần trước, không còn dùng, xin xóa để khỏi gửi nhầm: { $files }
summary-unanswered = Chưa biết trả lời ai về { $count } tệp không rõ của đơn vị nào hoặc không đọc được: { $files }
summary-replies = Đã ghi phản hồi cho { $count } đơn vị vào { $folder }, mỗi đơn vị một thư mục
summary-no-history = Chưa có số liệu kỳ trước ({ $period }): cột “Kỳ trước” và số đầu kỳ để trống
summary-no-opening = Chưa có số đầu kỳ cho { $count } đơn vị vì kỳ trước không có số được nhận: { $units }
finding-expected = cần
finding-figures = số liệu
finding-explained = giải trình
finding-hint = làm
finding-effect = ảnh hưởng
file-status = { $file }: { $status }

status-heading-code = Mã
status-heading-name = Đơn vị
status-heading-status = Tình hình
status-heading-file = Tệp
status-heading-received = Ngày nhận
status-heading-faults = Lỗi
status-heading-warnings = Cảnh báo
status-warnings = { $warnings }{ $explained ->
        [0] {""}
       *[other] {" "}({ $explained } đã giải trình)
    }
status-missing = chưa nộp
status-late-mark = { $status }, muộn
status-later-mark = { $status }, bản sau phải sửa
progress-reading = Đang đọc
progress-judging = Đang đối chiếu
progress-writing = Đang ghi
progress-counted = { $stage } { $bar } { $pos }/{ $len } · { $rate } tệp/giây · còn { $left }
progress-waiting = { $stage } { $spinner } { $spent }

cmd-trace = Một con số trong bản tổng hợp lấy từ tệp nào, trang tính nào, ô nào
cmd-verify = Bản tổng hợp có đúng là kết quả của các tệp đang có không

arg-workbook = Bản tổng hợp (tệp Excel mà lệnh consolidate đã ghi)
arg-cell = Ô cần xem, ví dụ 'Tổng hợp!D12'
arg-field = Mã chỉ tiêu hoặc bảng kê cần xem, thay cho ô
arg-around = Thư mục sổ tổng hợp; không ghi thì tìm từ thư mục của bản tổng hợp trở lên
arg-all = Liệt kê hết, không rút gọn

usage-trace = tonghop trace <BẢN TỔNG HỢP> <Ô> [TÙY CHỌN]
usage-verify = tonghop verify <BẢN TỔNG HỢP> [THƯ MỤC] [TÙY CHỌN]

value-workbook = BẢN TỔNG HỢP
value-cell = Ô
value-field = MÃ

error-not-consolidated = { $path } không phải là bản tổng hợp do chương trình này ghi
    .hint = chọn tệp tong-hop-….xlsx trong thư mục results, dạng .xlsx hoặc .ods
error-workbook-unreadable = Không đọc được { $path }: { $reason }
    .hint = mở tệp trong Excel, lưu lại dạng .xlsx rồi thử lại
error-workbook-newer = { $path } do một bản chương trình mới hơn ghi
    .hint = cập nhật chương trình
error-workbook-damaged = Phần ghi cho máy đọc trong { $path } bị hỏng ở mục “{ $fact }”
    .hint = chạy lại lệnh consolidate để có bản tổng hợp mới
error-workbook-too-much = { $path } có nhiều số liệu hơn mức chương trình đọc
    .hint = kiểm tra xem có đúng là bản tổng hợp không
error-other-form = Bản tổng hợp theo biểu “{ $there }”, còn sổ tổng hợp theo biểu “{ $here }”
    .hint = chọn sổ tổng hợp của đúng biểu đó bằng --workspace

trace-nothing-asked = Chưa biết cần xem con số nào
    .hint = ghi ô như 'Tổng hợp!D12', hoặc thêm --field với mã chỉ tiêu
trace-no-address = “{ $cell }” không phải là một ô có tên trang
    .hint = ghi tên trang, dấu ! và ô, ví dụ 'Tổng hợp!D12'
trace-no-figure-at = Ô { $cell } không phải là ô số liệu
    .hint = chọn một ô số liệu ở các trang: { $sheets }
trace-no-field = Bản tổng hợp không có chỉ tiêu hay bảng kê “{ $field }”
    .hint = ghi mã như ở cột “Mã” của trang Tổng hợp
trace-no-unit = Bản tổng hợp không có đơn vị “{ $unit }”
    .hint = ghi mã đơn vị như trong danh bạ
trace-no-figure = Không còn số liệu “{ $figure }” trong sổ tổng hợp
    .hint = biểu mẫu có thể đã đổi; dùng tonghop verify để xem khác ở đâu

trace-cell = Ô { $sheet }!{ $cell } ghi: { $value }
trace-cell-blank = Ô { $sheet }!{ $cell } để trống
trace-mismatch = CHÚ Ý: ô này không ghi đúng số mà các nguồn dưới đây cho
trace-from-workbook = Không có sổ tổng hợp bên cạnh: chỉ xem được những gì ghi trong bản tổng hợp
trace-nothing = không có
trace-coverage = { $have }/{ $of } đơn vị
trace-formula = = { $formula }
trace-row = dòng { $row }
trace-more-sum = … và { $count } nguồn nữa, cộng { $sum } (thêm --all để xem hết)
trace-more = … và { $count } nguồn nữa (thêm --all để xem hết)
trace-changed = tệp đã khác so với lúc ghi bản tổng hợp
trace-through = qua { $unit }
trace-provisional = tạm tính: bản nộp còn lỗi
trace-absent = Không có trong số này ({ $count }): { $units }
trace-absent-not_received = chưa nộp
trace-absent-rejected = bản nộp còn lỗi
trace-absent-blank = để trống
trace-absent-not_applicable = không áp dụng
trace-absent-not_taken = ô có lỗi
trace-rule = Ràng buộc { $rule } ({ $check }): { $holds } bản đạt{ $broken ->
        [0] {""}
       *[other] , { $broken } không đạt: { $units }
    }{ $skipped ->
        [0] {""}
       *[other] , { $skipped } không xét
    }

trace-total-rule = Ràng buộc { $rule } trên số tổng hợp ({ $check }): { $verdict }
trace-verdict-holds = đạt
trace-verdict-broken = KHÔNG đạt
trace-verdict-skipped = không xét

verify-same = { $file } đúng từng byte với kết quả của các tệp đang có
verify-resaved = { $file } đã được lưu lại bằng chương trình khác; mọi số liệu và chữ đều đúng với kết quả của các tệp đang có
verify-same-figures = { $file }: mọi số liệu đều đúng với kết quả của các tệp đang có, nhưng có chỗ khác
verify-differs = { $file } khác với kết quả của các tệp đang có ở { $count } ô số liệu
verify-figure = { $sheet }!{ $cell }  { $name }: đang ghi { $there }, tính lại { $now }
verify-more = … và { $count } ô nữa (xem --format json)
verify-file-changed = Tệp đã đổi nội dung: { $file }
verify-file-new = Tệp mới thêm: { $file }
verify-file-gone = Tệp không còn: { $file }
verify-issue-form = Biểu mẫu: bản tổng hợp theo “{ $there }”, sổ tổng hợp theo “{ $now }”
verify-issue-version = Phiên bản biểu mẫu: bản tổng hợp theo { $there }, sổ tổng hợp theo { $now }
verify-issue-program = Phiên bản chương trình: bản tổng hợp ghi bằng { $there }, đang chạy { $now }
verify-texts = Khác về chữ ở các trang: { $sheets }
verify-by-hand = Các tệp vào vẫn như lúc ghi bản tổng hợp: số liệu đã được sửa trong bản tổng hợp

# Where the level below has a value from.
lower-source = ← { $place }
