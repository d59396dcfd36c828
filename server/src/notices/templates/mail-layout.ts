// Made of mail-layout.mjml by `npm run mail:layout`: change that file, not this one.

/** A mail as a Mustache template. */
export const MAIL_LAYOUT = `<!doctype html>
<html lang="{{language}}" dir="ltr" xmlns="http://www.w3.org/1999/xhtml" xmlns:v="urn:schemas-microsoft-com:vml" xmlns:o="urn:schemas-microsoft-com:office:office">
<head>
<title>{{ subject }}</title>
<!--[if !mso]><!-->
<meta http-equiv="X-UA-Compatible" content="IE=edge">
<!--<![endif]-->
<meta http-equiv="Content-Type" content="text/html; charset=UTF-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<style type="text/css">
#outlook a { padding:0; }
body { margin:0;padding:0;-webkit-text-size-adjust:100%;-ms-text-size-adjust:100%; }
table, td { border-collapse:collapse;mso-table-lspace:0pt;mso-table-rspace:0pt; }
img { border:0;height:auto;line-height:100%; outline:none;text-decoration:none;-ms-interpolation-mode:bicubic; }
p { display:block;margin:13px 0; }
</style>
<!--[if mso]>
<noscript>
<xml>
<o:OfficeDocumentSettings>
<o:AllowPNG/>
<o:PixelsPerInch>96</o:PixelsPerInch>
</o:OfficeDocumentSettings>
</xml>
</noscript>
<![endif]-->
<!--[if lte mso 11]>
<style type="text/css">
.mj-outlook-group-fix { width:100% !important; }
</style>
<![endif]-->
<style type="text/css">
@media only screen and (min-width:480px) {
.mj-column-per-100 { width:100% !important; max-width: 100%; }
}
</style>
<style media="screen and (min-width:480px)">
.moz-text-html .mj-column-per-100 { width:100% !important; max-width: 100%; }
</style>
<style type="text/css">
.m-text {
overflow-wrap: anywhere;
}
@media (prefers-color-scheme: dark) {
.m-ground,
.m-ground > div {
background: #15191a !important;
}
.m-sheet,
.m-sheet > table {
background: #1f2527 !important;
}
.m-sheet > table > tbody > tr > td {
border-color: #3a4346 !important;
}
.m-text div,
.m-value {
color: #e8ecec !important;
}
.m-label {
color: #a9b3b5 !important;
}
.m-office div {
color: #7fd0d6 !important;
}
}
/* The label stands above its value. */
@media (max-width: 480px) {
.m-label,
.m-value {
display: block !important;
width: auto !important;
padding: 0 !important;
}
.m-value {
padding-bottom: 8px !important;
}
}
</style>
<meta name="color-scheme" content="light dark"> <meta name="supported-color-schemes" content="light dark">
</head>
<body class="m-ground" style="word-spacing:normal;background-color:#f2f4f3;">
<div aria-label="{{ subject }}" aria-roledescription="email" role="article" lang="{{language}}" dir="ltr" style="word-spacing:normal;background-color:#f2f4f3;">
<!--[if mso | IE]><table align="center" border="0" cellpadding="0" cellspacing="0" class="" role="presentation" style="width:616px;" width="616" ><tr><td style="line-height:0px;font-size:0px;mso-line-height-rule:exactly;"><![endif]-->
<div style="margin:0px auto;max-width:616px;">
<table align="center" border="0" cellpadding="0" cellspacing="0" role="presentation" style="width:100%;">
<tbody>
<tr>
<td style="direction:ltr;font-size:0px;padding:16px 8px;text-align:center;">
<!--[if mso | IE]><table role="presentation" border="0" cellpadding="0" cellspacing="0"><tr><td class="m-sheet-outlook" width="616px" ><table align="center" border="0" cellpadding="0" cellspacing="0" class="m-sheet-outlook" role="presentation" style="width:600px;" width="600" bgcolor="#ffffff" ><tr><td style="line-height:0px;font-size:0px;mso-line-height-rule:exactly;"><![endif]-->
<div class="m-sheet" style="background:#ffffff;background-color:#ffffff;margin:0px auto;max-width:600px;border-radius:8px;overflow:hidden;">
<table align="center" border="0" cellpadding="0" cellspacing="0" role="presentation" style="background:#ffffff;background-color:#ffffff;width:100%;border-collapse:separate;">
<tbody>
<tr>
<td style="border:1px solid #d5dbda;border-radius:8px;direction:ltr;font-size:0px;padding:12px 0;text-align:left;">
<!--[if mso | IE]><table role="presentation" border="0" cellpadding="0" cellspacing="0"><tr><td class="" style="vertical-align:top;width:598px;" ><![endif]-->
<div class="mj-column-per-100 mj-outlook-group-fix" style="font-size:0px;text-align:left;direction:ltr;display:inline-block;vertical-align:top;width:100%;">
<table border="0" cellpadding="0" cellspacing="0" role="presentation" style="vertical-align:top;" width="100%">
<tbody>
<tr>
<td align="left" class="m-office" style="font-size:0px;padding:8px 24px 4px;word-break:break-word;">
<div style="font-family:-apple-system, BlinkMacSystemFont, 'Segoe UI', Roboto, 'Noto Sans', Arial, sans-serif;font-size:16px;line-height:1.55;text-align:left;color:#0b4f55;"><h1 style="margin: 0; font-size: 17px; line-height: 1.4; font-weight: 600;">{{ officeName }}</h1></div>
</td>
</tr>
<tr>
<td align="left" class="m-text" style="font-size:0px;padding:8px 24px;word-break:break-word;">
<div style="font-family:-apple-system, BlinkMacSystemFont, 'Segoe UI', Roboto, 'Noto Sans', Arial, sans-serif;font-size:16px;line-height:1.55;text-align:left;color:#1f2426;">{{#paragraphs}}
{{#facts}}
<table class="m-facts" cellpadding="0" cellspacing="0" border="0" style="width: 100%; margin: 0 0 16px; border-collapse: collapse; font-size: 16px;" width="100%">
{{#rows}}
<tr>
<th scope="row" class="m-label" style="width: 34%; padding: 4px 16px 4px 0; vertical-align: top; text-align: left; font-weight: 400; color: #51595c;" width="34%" valign="top" align="left">{{ label }}</th>
<td class="m-value" style="padding: 4px 0; vertical-align: top; font-weight: 600;" valign="top">{{ value }}</td>
</tr>
{{/rows}}
</table>
{{/facts}}
{{#list}}
{{#before}}
<p class="m-before" style="margin: 0 0 6px;">{{ first }}{{#others}}<br>{{.}}{{/others}}</p>
{{/before}}
<ul style="margin: 0 0 16px; padding-left: 22px;">
{{#items}}
<li style="margin: 0 0 6px;">{{.}}</li>
{{/items}}
</ul>
{{/list}}
{{#lines}}
<p style="margin: 0 0 16px;">{{ first }}{{#others}}<br>{{.}}{{/others}}</p>
{{/lines}}
{{/paragraphs}}</div>
</td>
</tr>
</tbody>
</table>
</div>
<!--[if mso | IE]></td></tr></table><![endif]-->
</td>
</tr>
</tbody>
</table>
</div>
<!--[if mso | IE]></td></tr></table></td></tr></table><![endif]-->
</td>
</tr>
</tbody>
</table>
</div>
<!--[if mso | IE]></td></tr></table><![endif]-->
</div>
</body>
</html>
`;
