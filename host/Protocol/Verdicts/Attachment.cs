namespace KojiWidgetHarness.Protocol.Verdicts;

/// <summary>A file that was written beside a result.</summary>
/// <param name="Kind">What it shows.</param>
/// <param name="Path">Where it is on this machine, absolute.</param>
public sealed record Attachment(AttachmentKind Kind, string Path);
