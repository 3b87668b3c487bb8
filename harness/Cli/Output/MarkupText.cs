using KojiWidgetHarness.Protocol.Printing;
using KojiWidgetHarness.Protocol.Redaction;
using Spectre.Console;

namespace KojiWidgetHarness.Cli.Output;

/// <summary>Text of others within Spectre's markup: it is not markup, takes one line, so that a table keeps its columns, and has no password in it that a line could cut in two.</summary>
internal static class MarkupText
{
    /// <param name="text">The text; null is empty.</param>
    /// <param name="longest">How much of it is shown.</param>
    public static string Of(string? text, int longest = int.MaxValue) => Markup.Escape(PrintedText.Line(Redactor.HideCredentials(PrintedText.Of(text ?? "")), longest));
}
