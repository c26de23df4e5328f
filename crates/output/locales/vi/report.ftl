# Báo cáo Word: tên tệp, lệnh, phụ lục, và những gì báo cáo không viết được.

file-report = bao-cao-{ $period }
file-report-provisional = bao-cao-{ $period }-tam-tinh

cmd-report = Ghi báo cáo Word từ report.md, hoặc đối chiếu lại báo cáo đã sửa tay
cmd-report-check = Đối chiếu báo cáo Word đã sửa tay với số liệu hiện nay
usage-report = tonghop report <THƯ MỤC> [TÙY CHỌN]
    tonghop report check <BÁO CÁO> [TÙY CHỌN]
usage-report-check = tonghop report check <BÁO CÁO> [TÙY CHỌN]
value-report = BÁO CÁO
arg-report = Báo cáo Word do lệnh này ghi ra, có thể đã sửa tay
error-no-report-text = Chưa có phần lời của báo cáo: { $path }
    .hint = viết tệp đó bằng Markdown, mỗi con số ghi bằng mã: {"{{ TT01 }}"}; xem mẫu sample-workbooks/report.md
summary-report-figures = Số liệu trong báo cáo: { $count }

report-provisional = (Số liệu tạm tính: có cộng số của bản nộp còn lỗi)
report-opening = phần mở đầu
report-annex-code = Mã
report-annex-label = Chỉ tiêu
report-annex-measure = Đơn vị tính
report-annex-figure = Số liệu
report-annex-coverage = Đơn vị có số liệu

report-wants-number = một con số
report-wants-whole = số nguyên từ 0 trở lên
report-wants-step = bước làm tròn lớn hơn 0, ví dụ hon(100)
report-wants-whole-of-part = tử số và mẫu số, ví dụ NV04 | phan_so(NV01), tử số không lớn hơn mẫu số
report-wants-small-number = số nhỏ viết được bằng một chữ
report-wants-figure = một chỉ tiêu của biểu
report-wants-three-words = ba cách nói khi tăng, giảm, không đổi, ví dụ chieu("tăng", "giảm", "giữ nguyên")
report-wants-choice = một lựa chọn của chỉ tiêu, viết đúng như trong biểu
report-wants-how-many = số đơn vị từ 1 trở lên
report-wants-period = một kỳ hoặc một ngày
report-wants-day = một ngày, ví dụ "2012-04-05" | ngay
report-wants-year = một năm trước kỳ báo cáo
report-wants-answers = các câu trả lời đã chọn
report-wants-exact = số chính xác; phép chia trong phần lời không chính xác, hãy dùng phan_tram hoặc lam_tron

report-no-html = có thẻ HTML
report-no-picture = có hình
report-no-code = có đoạn mã (thường do đầu dòng thụt vào từ 4 dấu cách)

report-not-a-document = không phải tệp Word (.docx), hoặc tệp hỏng
report-too-large = tệp quá lớn
report-no-stamp = không còn dấu ghi số liệu nào đứng ở đâu; có thể không do chương trình này ghi ra, hoặc đã lưu ở dạng khác
