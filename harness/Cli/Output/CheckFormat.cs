using System.Text.Json;
using KojiWidgetHarness.Protocol;
using KojiWidgetHarness.Protocol.Checks;

namespace KojiWidgetHarness.Cli.Output;

/// <summary>The formats in which findings are told.</summary>
internal static class CheckFormat
{
    public const string Human = "human";
    private const string Json = "json";
    private const string Sarif = "sarif";
    private const string GitHub = "github";

    public static IReadOnlyList<string> Names { get; } = [Human, Json, Sarif, GitHub];

    public static void Write(string format, CheckReport report, TextWriter output)
    {
        switch (format)
        {
            case Json:
                output.WriteLine(JsonSerializer.Serialize(report, ProtocolJson.Default.CheckReport));
                break;
            case Sarif:
                output.WriteLine(SarifLog.Write(report));
                break;
            case GitHub:
                GitHubAnnotations.Write(report, output);
                break;
            default:
                CheckTable.Write(report);
                break;
        }
    }
}
