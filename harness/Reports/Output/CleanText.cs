using KojiWidgetHarness.Protocol.Printing;
using KojiWidgetHarness.Protocol.Redaction;

namespace KojiWidgetHarness.Reports.Output;

/// <summary>Text that any report may carry, no matter who wrote it.</summary>
public static class CleanText
{
    /// <summary>
    /// The text fit to be printed (<see cref="PrintedText"/>) and without secrets. XML 1.0 (section 2.2) has no form for control characters
    /// and halves of pairs, not even an encoded one.
    /// </summary>
    // In this order: a secret with a control character in its middle is still one when that is replaced.
    public static string Of(string text) => Redactor.Redact(PrintedText.Of(text));

    /// <summary>Cleans a text and puts it on one line, cut where it is very long.</summary>
    public static string Line(string text, int longest = 300) => PrintedText.Line(text, longest);
}
