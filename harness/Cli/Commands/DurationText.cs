using KojiWidgetHarness.Harness.Scenarios.Files.Words;

namespace KojiWidgetHarness.Cli.Commands;

/// <summary>A time as the command line has it: <c>500ms</c>, <c>10s</c>, <c>2m</c>.</summary>
internal static class DurationText
{
    /// <summary>The forms, for descriptions.</summary>
    public const string Forms = TimeText.Forms;

    /// <exception cref="UsageException">It is none, or not above zero.</exception>
    public static TimeSpan Parse(string option, string text) =>
        TimeText.TryParse(text, out var time) ? time : throw new UsageException($"{option} takes a time {Forms}, not '{text}'.");
}
