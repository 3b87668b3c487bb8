using System.Text.Json.Serialization;

namespace KojiWidgetHarness.Protocol.Simulation;

/// <summary>The two generations of Koji's public API. They differ in bodies, paths, keys and rate limits, not in their errors.</summary>
public enum KojiContract
{
    /// <summary>The generation that documents the error codes: project id in the body, JSON replies.</summary>
    GetKoji,

    /// <summary>The later one: the key stands for its project, replies are streamed as server-sent events.</summary>
    KojiSo,
}

/// <summary>What the generations of Koji's API are called.</summary>
public static class KojiContractNames
{
    /// <summary>The name of the generation that documents the error codes.</summary>
    public const string GetKoji = "getkoji";

    /// <summary>The name of the second generation.</summary>
    public const string KojiSo = "koji.so";

    /// <summary>The name of a generation.</summary>
    public static string NameOf(KojiContract contract) => contract == KojiContract.KojiSo ? KojiSo : GetKoji;
}

/// <summary>
/// The envelopes in which the simulator's widget can post, one for each kind that embeds are known to use. Koji's own is not public;
/// <see cref="Koji"/> is the simulator's, not Koji's.
/// </summary>
[JsonConverter(typeof(KebabCaseEnumConverter<MessageShape>))]
public enum MessageShape
{
    /// <summary><c>{type: "koji:error", version: 1, sessionId, data: {error, message}}</c>.</summary>
    Koji,

    /// <summary>The Koji message as a JSON string.</summary>
    JsonString,

    /// <summary>Generic <c>type</c>, real name beside it: <c>{type: "kojiCallback", eventName: "error", id, data}</c>.</summary>
    GenericType,

    /// <summary>Name in <c>event</c>, body in <c>payload</c>.</summary>
    EventPayload,

    /// <summary>Name in <c>action</c>, everything else flat beside it.</summary>
    Flat,

    /// <summary><c>{event_key, error: {code, message}}</c>.</summary>
    NestedError,

    /// <summary>Boolean <c>error</c>, code elsewhere: <c>{eventType, error: true, errorCode, errorMessage}</c>.</summary>
    BooleanError,

    /// <summary>Name with slashes and body in <c>metadata</c>: <c>{type: "koji/widget/error", metadata}</c>.</summary>
    SlashNamespace,

    /// <summary>Upper-case prefix with an instance: <c>{type: "KOJI:main:error", detail}</c>.</summary>
    ColonNamespace,
}
