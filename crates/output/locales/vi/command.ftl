# Những gì lệnh `tonghop` nói trên màn hình.

file-consolidated = tong-hop-{ $period }
file-provisional = tong-hop-{ $period }-tam-tinh

cmd-about = Thu biểu mẫu Excel của các đơn vị, kiểm tra, tổng hợp, và cho biết từng con số lấy từ ô nào
cmd-consolidate = Đọc mọi tệp trong hộp thư của kỳ, kiểm tra và ghi bản tổng hợp
cmd-check = Đọc và kiểm tra từng tệp
cmd-template = Ghi biểu mẫu điền sẵn cho từng đơn vị
cmd-reply = Ghi phản hồi cho từng đơn vị: bản trả lại có đánh dấu chỗ phải sửa, giấy báo nhận, lời nhắc nộp
cmd-status = Đơn vị nào đã nộp, nộp muộn, phải sửa, chưa nộp
cmd-explain = Giải thích một mã phát hiện, ví dụ V003

arg-workspace = Thư mục sổ tổng hợp (có tệp tonghop.toml)
arg-period = Kỳ báo cáo: 2012-Q1, 2012-06, 2012-H1 hoặc 2012; không ghi thì lấy kỳ hiện tại của sổ
arg-out = Thư mục để ghi kết quả
arg-unit = Chỉ ghi phản hồi cho đơn vị có mã này
arg-format = Cách in: text cho người đọc, json cho chương trình
arg-lang = Ngôn ngữ: vi hoặc en
arg-threads = Số luồng đọc tệp; không ghi thì bằng số nhân máy
arg-provisional = Cộng tạm cả những số đọc được của bản nộp còn lỗi, và ghi rõ là số tạm tính
arg-files = Tệp cần kiểm tra
arg-code = Mã phát hiện
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

value-workspace = THƯ MỤC
value-files = TỆP
value-code = MÃ
value-period = KỲ
value-out = THƯ MỤC
value-unit = MÃ
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
error-no-such-unit = Không có đơn vị “{ $unit }” phải nộp { $period }
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
error-declaration = { $count ->
    [one] Có 1 chỗ phải sửa trước khi làm tiếp
   *[other] Có { $count } chỗ phải sửa trước khi làm tiếp
}
error-no-such-code = Không có mã phát hiện “{ $code }”
    .hint = xem danh sách mã trong thư mục docs/findings

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
summary-findings = Phát hiện: { $errors } lỗi, { $warnings } cảnh báo, { $notes } ghi chú
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
finding-hint = làm
file-status = { $file }: { $status }

status-heading-code = Mã
status-heading-name = Đơn vị
status-heading-status = Tình hình
status-heading-file = Tệp
status-heading-received = Ngày nhận
status-heading-faults = Lỗi
status-missing = chưa nộp
status-late-mark = { $status }, muộn
progress-reading = Đang đọc
progress-writing = Đang ghi
