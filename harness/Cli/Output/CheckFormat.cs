using KojiWidgetHarness.Checks.Rules;
using KojiWidgetHarness.Protocol;
using KojiWidgetHarness.Protocol.Checks;
using KojiWidgetHarness.Protocol.Printing;
using KojiWidgetHarness.Protocol.Redaction;
using KojiWidgetHarness.Reports.GitHub;
using KojiWidgetHarness.Reports.Sarif;

namespace KojiWidgetHarness.Cli.Output;

/// <summary>The formats in which findings are written.</summary>
internal static class CheckFormat
{
    public const string Human = "human";
    private const string Json = "json";
    private const string Sarif = "sarif";
    private const string GitHub = "github";

    public static IReadOnlyList<string> Names { get; } = [Human, Json, Sarif, GitHub];

    public static void Write(string format, CheckReport report, TextWriter output)
    {
        // Whatever a page says, whichever field it is in.
        report = RedactedJson.Of(report, ProtocolJson.Default.CheckReport);
        switch (format)
        {
            case Json:
                output.WriteJson(report, ProtocolJson.Default.CheckReport);
                break;
            case Sarif:
                output.WriteLine(PrintedText.Json(SarifCheckLog.Write(report, [.. RuleCatalog.All, .. LiveRules.All])));
                break;
            case GitHub:
                CheckAnnotations.Write(report, Terminal.Commands);
                break;
            default:
                CheckTable.Write(report);
                break;
        }
    }
}
