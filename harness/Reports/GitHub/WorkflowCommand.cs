using System.Globalization;
using KojiWidgetHarness.Protocol.Events;
using KojiWidgetHarness.Protocol.Printing;

namespace KojiWidgetHarness.Reports.GitHub;

/// <summary>A workflow command, which GitHub shows as an annotation (GitHub Actions, Workflow commands).</summary>
/// <param name="Severity">How bad it is.</param>
/// <param name="Text">What is said; may have several lines.</param>
internal sealed record WorkflowCommand(Severity Severity, string Text)
{
    /// <summary>The heading; null for none.</summary>
    public string? Title { get; init; }

    /// <summary>The file that it is about; null for none.</summary>
    public string? File { get; init; }

    /// <summary>The line in it, from 1; 0 for none.</summary>
    public int Line { get; init; }

    /// <summary>The column in that line.</summary>
    public int Column { get; init; }

    /// <summary>The command: always one line.</summary>
    public override string ToString()
    {
        string?[] properties =
        [
            File is null ? null : $"file={Property(File)}",
            Line == 0 ? null : string.Create(CultureInfo.InvariantCulture, $"line={Line},col={Column}"),
            Title is null ? null : $"title={Property(Title)}",
        ];
        var said = string.Join(',', properties.Where(property => property is not null));
        return $"::{Command}{(said.Length == 0 ? "" : " ")}{said}::{Data(Text)}";
    }

    private string Command =>
        Severity switch
        {
            Severity.Error => "error",
            Severity.Warning => "warning",
            _ => "notice",
        };

    private static string Data(string text) =>
        PrintedText
            .Of(text)
            .Replace("%", "%25", StringComparison.Ordinal)
            .Replace("\r", "%0D", StringComparison.Ordinal)
            .Replace("\n", "%0A", StringComparison.Ordinal);

    private static string Property(string text) =>
        Data(text).Replace(":", "%3A", StringComparison.Ordinal).Replace(",", "%2C", StringComparison.Ordinal);
}
