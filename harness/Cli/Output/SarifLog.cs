using System.Text.Json;
using System.Text.Json.Serialization;
using KojiWidgetHarness.Harness.Checks;
using KojiWidgetHarness.Harness.Checks.Live;
using KojiWidgetHarness.Harness.Checks.Rules;
using KojiWidgetHarness.Protocol.Checks;
using KojiWidgetHarness.Protocol.Events;

namespace KojiWidgetHarness.Cli.Output;

/// <summary>Findings as a SARIF 2.1.0 log (OASIS), as code-scanning services take them.</summary>
internal static class SarifLog
{
    private const string Tool = "koji-harness";

    // GitHub takes no more results of a run.
    private const int MostResults = 25_000;

    public static string Write(CheckReport report)
    {
        RuleInfo[] rules = [.. RuleCatalog.All, PredictionDiffers.Info];
        var indexes = rules.Select((rule, index) => (rule.Id.Value, index)).ToDictionary();
        var log = new Log("https://json.schemastore.org/sarif-2.1.0.json", "2.1.0",
        [
            new(
                new(new(Tool, typeof(SarifLog).Assembly.GetName().Version!.ToString(3), [.. rules.Select(Tell)])),
                [
                    new(
                        report.Pages.All(page => page.Error is null),
                        [.. report.Pages.Where(page => page.Error is not null).Select(page => new Notification(new($"{page.Page} {page.Error}"), "error"))]),
                ],
                [.. report.Pages.SelectMany(page => page.Findings.Select(finding => Tell(page, finding, indexes[finding.Rule]))).Take(MostResults)],
                "utf16CodeUnits"),
        ]);
        return JsonSerializer.Serialize(log, SarifJson.Default.Log);
    }

    private static Rule Tell(RuleInfo rule) =>
        new(rule.Id.Value, new(rule.Summary), new(rule.Why), new(rule.Fix), rule.Link, new(Level(rule.Severity)));

    private static Result Tell(CheckedPage page, CheckFinding finding, int rule) => new(
        finding.Rule, rule, Level(finding.Severity), new($"{finding.Message} {finding.Fix}"),
        [new(new(new(Address(page.Page)), finding.Line == 0 ? null : new(finding.Line, finding.Column)))]);

    private static string Level(Severity severity) => severity switch
    {
        Severity.Error => "error",
        Severity.Warning => "warning",
        _ => "note",
    };

    // A file's path as a URI reference; an address stays what it is.
    private static string Address(string page) => page.Contains("://", StringComparison.Ordinal) ? page
        : string.Join('/', page.Replace('\\', '/').Split('/').Select(Uri.EscapeDataString));

    internal sealed record Log([property: JsonPropertyName("$schema")] string Schema, string Version, IReadOnlyList<Run> Runs);

    internal sealed record Run(ToolInfo Tool, IReadOnlyList<Invocation> Invocations, IReadOnlyList<Result> Results, string ColumnKind);

    internal sealed record ToolInfo(Driver Driver);

    internal sealed record Driver(string Name, string SemanticVersion, IReadOnlyList<Rule> Rules);

    internal sealed record Rule(string Id, Message ShortDescription, Message FullDescription, Message Help, Uri HelpUri, Configuration DefaultConfiguration);

    internal sealed record Configuration(string Level);

    internal sealed record Invocation(bool ExecutionSuccessful, IReadOnlyList<Notification> ToolExecutionNotifications);

    internal sealed record Notification(Message Message, string Level);

    internal sealed record Result(string RuleId, int RuleIndex, string Level, Message Message, IReadOnlyList<Location> Locations);

    internal sealed record Location(PhysicalLocation PhysicalLocation);

    internal sealed record PhysicalLocation(ArtifactLocation ArtifactLocation, Region? Region);

    internal sealed record ArtifactLocation(string Uri);

    internal sealed record Region(int StartLine, int StartColumn);

    internal sealed record Message(string Text);
}

[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase, DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull)]
[JsonSerializable(typeof(SarifLog.Log))]
internal sealed partial class SarifJson : JsonSerializerContext;
