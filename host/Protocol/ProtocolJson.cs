using System.Text.Json;
using System.Text.Json.Serialization;
using KojiWidgetHarness.Protocol.Causes;
using KojiWidgetHarness.Protocol.Checks;
using KojiWidgetHarness.Protocol.Events;
using KojiWidgetHarness.Protocol.Events.Errors;
using KojiWidgetHarness.Protocol.Issues;
using KojiWidgetHarness.Protocol.Machine;
using KojiWidgetHarness.Protocol.Replays;
using KojiWidgetHarness.Protocol.Simulation;
using KojiWidgetHarness.Protocol.Simulation.Faults;
using KojiWidgetHarness.Protocol.Verdicts;

namespace KojiWidgetHarness.Protocol;

/// <summary>The one JSON shape of the wire: camelCase, enums as hyphenated names, nulls left out, nothing missing taken.</summary>
[JsonSourceGenerationOptions(
    JsonSerializerDefaults.Web,
    RespectNullableAnnotations = true,
    RespectRequiredConstructorParameters = true,
    NumberHandling = JsonNumberHandling.Strict,
    DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull
)]
[JsonSerializable(typeof(AttachReceipt))]
[JsonSerializable(typeof(EventBatch))]
[JsonSerializable(typeof(EmittedEvent))]
[JsonSerializable(typeof(EventEnvelope))]
[JsonSerializable(typeof(EventEnvelope[]))]
[JsonSerializable(typeof(IReadOnlyList<EventEnvelope>))]
[JsonSerializable(typeof(IReadOnlyList<StoredEvent>))]
[JsonSerializable(typeof(byte[][]))]
[JsonSerializable(typeof(EventPage))]
[JsonSerializable(typeof(EventCounts))]
[JsonSerializable(typeof(SessionPage))]
[JsonSerializable(typeof(IssueList))]
[JsonSerializable(typeof(IReadOnlyList<SequenceGap>))]
[JsonSerializable(typeof(IngestReceipt))]
[JsonSerializable(typeof(IReadOnlyList<OpenPage>))]
[JsonSerializable(typeof(ReplayOrder))]
[JsonSerializable(typeof(ReplayOutcome))]
[JsonSerializable(typeof(ReplayReceipt))]
[JsonSerializable(typeof(KojiError))]
[JsonSerializable(typeof(RunReport))]
[JsonSerializable(typeof(CatalogueListing))]
[JsonSerializable(typeof(ExplanationListing))]
[JsonSerializable(typeof(SetupListing))]
[JsonSerializable(typeof(GradeReport))]
[JsonSerializable(typeof(CheckReport))]
[JsonSerializable(typeof(MachineReport))]
[JsonSerializable(typeof(RunningServers))]
[JsonSerializable(typeof(HostReady))]
[JsonSerializable(typeof(ArchiveManifest))]
[JsonSerializable(typeof(InterviewRecord))]
[JsonSerializable(typeof(IReadOnlyList<InterviewRecord>))]
[JsonSerializable(typeof(IReadOnlyList<CaseListing>))]
[JsonSerializable(typeof(SimulatorReady))]
[JsonSerializable(typeof(SimulatorGuide))]
[JsonSerializable(typeof(TrafficPage))]
[JsonSerializable(typeof(TrafficRecord))]
[JsonSerializable(typeof(ClockReading))]
[JsonSerializable(typeof(ClockAdvance))]
[JsonSerializable(typeof(FaultRule))]
[JsonSerializable(typeof(IReadOnlyList<FaultRule>))]
[JsonSerializable(typeof(FaultRuleState))]
[JsonSerializable(typeof(IReadOnlyList<FaultRuleState>))]
[JsonSerializable(typeof(IReadOnlyList<Diagnosis>))]
[JsonSerializable(typeof(SortedDictionary<string, long>))]
[JsonSerializable(typeof(string[]))]
[JsonSerializable(typeof(JsonElement))]
[JsonSerializable(typeof(long))]
[JsonSerializable(typeof(string))]
public sealed partial class ProtocolJson : JsonSerializerContext;
