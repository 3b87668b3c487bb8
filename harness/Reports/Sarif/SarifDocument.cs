using System.Text.Json;
using System.Text.Json.Serialization;
using KojiWidgetHarness.Protocol.Events;
using KojiWidgetHarness.Reports.Runs;

namespace KojiWidgetHarness.Reports.Sarif;

/// <summary>A SARIF 2.1.0 log (OASIS): what of it is written here.</summary>
internal sealed record SarifDocument([property: JsonPropertyName("$schema")] string Schema, string Version, IReadOnlyList<SarifRun> Runs)
{
    /// <summary>GitHub takes no more results of a run.</summary>
    public const int MostResults = 25_000;

    public static SarifDocument Of(params IReadOnlyList<SarifRun> runs) =>
        new("https://json.schemastore.org/sarif-2.1.0.json", "2.1.0", runs);

    public override string ToString() => JsonSerializer.Serialize(this, SarifJson.Default.SarifDocument);

    public static string Level(Severity severity) =>
        severity switch
        {
            Severity.Error => "error",
            Severity.Warning => "warning",
            _ => "note",
        };
}

internal sealed record SarifRun(
    SarifTool Tool,
    IReadOnlyList<SarifInvocation> Invocations,
    IReadOnlyList<SarifResult> Results,
    string ColumnKind,
    SarifAutomation? AutomationDetails = null
);

internal sealed record SarifTool(SarifDriver Driver)
{
    public static SarifTool With(IReadOnlyList<SarifRule> rules) => new(new SarifDriver(ReportRun.Tool, ReportRun.ToolVersion, rules));
}

internal sealed record SarifDriver(string Name, string SemanticVersion, IReadOnlyList<SarifRule> Rules);

internal sealed record SarifRule(
    string Id,
    SarifMessage ShortDescription,
    SarifMessage FullDescription,
    SarifMessage Help,
    Uri? HelpUri,
    SarifConfiguration DefaultConfiguration
);

internal sealed record SarifConfiguration(string Level);

internal sealed record SarifInvocation(bool ExecutionSuccessful, IReadOnlyList<SarifNotification> ToolExecutionNotifications)
{
    public DateTimeOffset? StartTimeUtc { get; init; }

    public DateTimeOffset? EndTimeUtc { get; init; }
}

internal sealed record SarifNotification(SarifMessage Message, string Level);

internal sealed record SarifResult(string RuleId, int RuleIndex, string Level, SarifMessage Message, IReadOnlyList<SarifLocation> Locations)
{
    public IReadOnlyDictionary<string, string>? PartialFingerprints { get; init; }
}

internal sealed record SarifLocation(SarifPhysicalLocation? PhysicalLocation, IReadOnlyList<SarifLogicalLocation>? LogicalLocations = null);

internal sealed record SarifPhysicalLocation(SarifArtifactLocation ArtifactLocation, SarifRegion? Region);

internal sealed record SarifArtifactLocation(string Uri);

internal sealed record SarifLogicalLocation(string Name, string FullyQualifiedName);

internal sealed record SarifRegion(int StartLine, int StartColumn);

internal sealed record SarifAutomation(string Id);

internal sealed record SarifMessage(string Text);

[JsonSourceGenerationOptions(
    PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase,
    DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull
)]
[JsonSerializable(typeof(SarifDocument))]
internal sealed partial class SarifJson : JsonSerializerContext;
