using System.Globalization;
using System.Text.Encodings.Web;
using System.Text.Unicode;
using KojiWidgetHarness.Protocol;
using KojiWidgetHarness.Protocol.Events;
using KojiWidgetHarness.Protocol.Verdicts;
using KojiWidgetHarness.Reports.Runs;

namespace KojiWidgetHarness.Reports.Html;

/// <summary>Writes HTML. Whatever is given as text or as an attribute's value is encoded: there is no way to write it as it is.</summary>
internal sealed class HtmlWriter(TextWriter output)
{
    private static readonly HtmlEncoder Encoder = HtmlEncoder.Create(UnicodeRanges.All);

    /// <summary>Opens an element. An attribute without a value is left out; one with an empty value is written without.</summary>
    public HtmlWriter Open(string tag, params ReadOnlySpan<(string Name, string? Value)> attributes)
    {
        output.Write('<');
        output.Write(tag);
        foreach (var (name, value) in attributes)
        {
            if (value is null)
                continue;
            output.Write(' ');
            output.Write(name);
            if (value.Length == 0)
                continue;
            output.Write("=\"");
            Encoder.Encode(output, value);
            output.Write('"');
        }

        output.Write('>');
        return this;
    }

    /// <summary>Closes elements, the innermost first.</summary>
    public HtmlWriter Close(params ReadOnlySpan<string> tags)
    {
        foreach (var tag in tags)
        {
            output.Write("</");
            output.Write(tag);
            output.Write('>');
        }

        return this;
    }

    /// <summary>Writes text.</summary>
    public HtmlWriter Text(string text)
    {
        Encoder.Encode(output, text);
        return this;
    }

    /// <summary>Writes an element that holds nothing but text.</summary>
    public HtmlWriter Element(string tag, string text, params ReadOnlySpan<(string Name, string? Value)> attributes) =>
        Open(tag, attributes).Text(text).Close(tag);

    /// <summary>Ends a line, for anyone who reads the source.</summary>
    public HtmlWriter Line()
    {
        output.Write('\n');
        return this;
    }
}

/// <summary>Marks and words of the pages, the dashboard's where it has them: no colour stands alone.</summary>
internal static class HtmlWords
{
    public const string Skipped = "skipped";
    public const string Flaky = "flaky";

    public static string Mark(Verdict verdict) =>
        verdict switch
        {
            Verdict.Pass => "✓",
            Verdict.Fail => "✕",
            Verdict.Inconclusive => "?",
            _ => "!",
        };

    public static string Mark(Severity severity) =>
        severity switch
        {
            Severity.Error => "✕",
            Severity.Warning => "▲",
            _ => "●",
        };

    /// <summary>What a scenario is filtered and coloured by.</summary>
    public static string State(ReportCase item) =>
        item.Result switch
        {
            null => Skipped,
            { Flaky: true } => Flaky,
            var result => result.Verdict.ToName(),
        };

    public static string Mark(ReportCase item) =>
        item.Result switch
        {
            null => "–",
            { Flaky: true } => "±",
            var result => Mark(result.Verdict),
        };

    public static string Source(EventSource source) => source == EventSource.Api ? "API" : source.ToName();

    public static string Duration(long milliseconds) =>
        milliseconds switch
        {
            < 1000 => $"{milliseconds} ms",
            < 120_000 => $"{Number(milliseconds / 1000.0)} s",
            _ => $"{Number(milliseconds / 60_000.0)} min",
        };

    /// <summary>A share of a width, as SVG takes it.</summary>
    public static string Percent(double share) => (share * 100).ToString("0.###", CultureInfo.InvariantCulture) + "%";

    public static string Number(double value) => value.ToString("0.0", CultureInfo.InvariantCulture);

    public static string Moment(DateTimeOffset time) =>
        time.UtcDateTime.ToString("yyyy-MM-dd HH:mm:ss 'UTC'", CultureInfo.InvariantCulture);

    public static string Since(TimeSpan since) => since.TotalSeconds.ToString("+0.000;−0.000", CultureInfo.InvariantCulture);
}
