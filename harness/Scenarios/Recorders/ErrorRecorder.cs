using System.Diagnostics;
using System.Globalization;
using KojiWidgetHarness.Protocol.Addresses;
using KojiWidgetHarness.Protocol.Redaction;
using KojiWidgetHarness.Protocol.Verdicts;
using Microsoft.Playwright;

namespace KojiWidgetHarness.Scenarios.Recorders;

/// <summary>Notes what a page and its frames report as errors, for people to read. No verdict comes of it.</summary>
internal sealed class ErrorRecorder
{
    private const int Most = 200;
    private const int MostLetters = 1000;

    private readonly Stopwatch watch = Stopwatch.StartNew();
    private readonly List<SeenError> seen = [];

    public ErrorRecorder(IPage page)
    {
        page.PageError += (_, thrown) => Note(SeenErrorKind.Exception, thrown, null);
        page.Console += (_, message) =>
        {
            if (message.Type == "error")
                Note(KindOf(message.Text), message.Text, message.Location);
        };
    }

    /// <summary>What was reported by now.</summary>
    public IReadOnlyList<SeenError> Seen
    {
        get
        {
            lock (seen)
                return [.. seen];
        }
    }

    /// <summary>What an error in the console is: of a policy's violation the browser says there which one.</summary>
    internal static SeenErrorKind KindOf(string text) =>
        text.Contains("Content Security Policy", StringComparison.Ordinal)
        || text.Contains("Content-Security-Policy", StringComparison.Ordinal)
            ? SeenErrorKind.Policy
            : SeenErrorKind.Console;

    /// <summary>The place that the browser names, as <c>ADDRESS:LINE</c>; null where it names none.</summary>
    /// <param name="location">As Playwright gives it: the address, then line and column, which count from 0.</param>
    internal static string? PlaceOf(string? location)
    {
        if (string.IsNullOrEmpty(location))
            return null;
        var parts = location.Split(':');
        return
            parts.Length > 2
            && int.TryParse(parts[^2], NumberStyles.None, CultureInfo.InvariantCulture, out var line)
            && int.TryParse(parts[^1], NumberStyles.None, CultureInfo.InvariantCulture, out var column)
            ? WithLine(string.Join(':', parts[..^2]), line, column)
            : Address(location);
    }

    // What has no address was run by the harness; what is not from a script, such as a request, has neither line nor column.
    private static string? WithLine(string address, int line, int column) =>
        address.Length == 0 ? null
        : (line, column) == (0, 0) ? Address(address)
        : string.Create(CultureInfo.InvariantCulture, $"{Address(address)}:{line + 1}");

    private void Note(SeenErrorKind kind, string text, string? location)
    {
        var noted = new SeenError
        {
            AtMs = watch.ElapsedMilliseconds,
            Kind = kind,
            Text = Short(Redactor.Redact(text.Trim())),
            Place = PlaceOf(location),
        };
        lock (seen)
        {
            if (seen.Count < Most)
                seen.Add(noted);
        }
    }

    private static string Address(string address) => Short(Redactor.Redact(UriParts.WithoutCredentials(address)));

    private static string Short(string text) => text.Length <= MostLetters ? text : text[..MostLetters] + "…";
}
