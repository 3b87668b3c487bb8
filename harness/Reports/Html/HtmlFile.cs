using KojiWidgetHarness.Protocol.Verdicts;

namespace KojiWidgetHarness.Reports.Html;

/// <summary>An attachment beside the page.</summary>
/// <param name="Kind">What it shows.</param>
/// <param name="Path">Relative to the page; null when it was not to be had.</param>
/// <param name="Original">Where it was.</param>
/// <param name="Width">Of a picture, in pixels; otherwise 0.</param>
/// <param name="Height">Of a picture, in pixels; otherwise 0.</param>
internal sealed record HtmlFile(AttachmentKind Kind, string? Path, string Original, int Width, int Height);
