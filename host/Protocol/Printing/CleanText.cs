using KojiWidgetHarness.Protocol.Redaction;
using KojiWidgetHarness.Protocol.Text;

namespace KojiWidgetHarness.Protocol.Printing;

/// <summary>Text that may be printed, shown and reported, no matter who wrote it: it steers nothing and has no secrets.</summary>
public static class CleanText
{
    /// <summary>
    /// Cleans a text (<see cref="PrintedText"/>) and takes its secrets out. XML 1.0 (section 2.2) has no form for control characters and
    /// halves of pairs, not even an encoded one.
    /// </summary>
    // In this order: a secret with a control character in its middle is still one when that is replaced.
    public static string Of(string text) => Redactor.Redact(PrintedText.Of(text));

    /// <summary>Does the same for one line: line breaks and tabs become a space.</summary>
    public static string Line(string text) => Redactor.Redact(PrintedText.Line(text));

    /// <summary>Does the same for one line, cut where it is longer than a bound.</summary>
    /// <param name="text">The text.</param>
    /// <param name="longest">How many UTF-16 units are shown at most; what is longer ends with an ellipsis.</param>
    public static string Line(string text, int longest) => Line(text).Shortened(longest);
}
