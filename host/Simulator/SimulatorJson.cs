using System.Net.ServerSentEvents;
using System.Text.Json;
using System.Text.Json.Serialization;
using KojiWidgetHarness.Simulator.Errors;
using KojiWidgetHarness.Simulator.KojiSo;
using KojiWidgetHarness.Simulator.Wire;

namespace KojiWidgetHarness.Simulator;

/// <summary>The JSON of Koji's API as the simulator speaks it: snake_case, nulls left out.</summary>
[JsonSourceGenerationOptions(
    JsonSerializerDefaults.Web,
    PropertyNamingPolicy = JsonKnownNamingPolicy.SnakeCaseLower,
    DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull
)]
[JsonSerializable(typeof(ApiError))]
[JsonSerializable(typeof(StartInterviewRequest))]
[JsonSerializable(typeof(StartedInterview))]
[JsonSerializable(typeof(MessageRequest))]
[JsonSerializable(typeof(MessageReply))]
[JsonSerializable(typeof(CompleteInterviewRequest))]
[JsonSerializable(typeof(CompletedInterview))]
[JsonSerializable(typeof(InterviewView))]
[JsonSerializable(typeof(StartByKeyRequest))]
[JsonSerializable(typeof(ReplyFrame))]
[JsonSerializable(typeof(SseItem<ReplyFrame>))]
[JsonSerializable(typeof(WidgetProject))]
[JsonSerializable(typeof(WidgetInterview))]
[JsonSerializable(typeof(WidgetSession))]
internal sealed partial class SimulatorJson : JsonSerializerContext;
