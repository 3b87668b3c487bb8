using System.Text.Json.Serialization;

namespace KojiWidgetHarness.Protocol.Events;

/// <summary>The stable name of a kind of event. Every value that is stored is in <see cref="EventCodes"/>.</summary>
/// <param name="Value">The name, for example <c>microphone_denied</c> or <c>frame.removed</c>.</param>
[JsonConverter(typeof(NameConverter<EventCode>))]
public readonly record struct EventCode(string Value) : IName<EventCode>
{
    /// <inheritdoc/>
    public static EventCode Of(string value) => new(value);

    /// <inheritdoc/>
    public override string ToString() => Value;
}

/// <summary>What is known of a code without having seen an event.</summary>
/// <param name="Code">The code.</param>
/// <param name="Severity">How bad its events are.</param>
/// <param name="Summary">What it tells, in one line.</param>
public sealed record EventCodeInfo(EventCode Code, Severity Severity, string Summary);

/// <summary>How bad an event is for the person in front of the widget. Given by the code, never by the emitter.</summary>
[JsonConverter(typeof(KebabCaseEnumConverter<Severity>))]
public enum Severity
{
    /// <summary>Part of a healthy interview.</summary>
    Info,

    /// <summary>Unexpected, but the interview can go on.</summary>
    Warning,

    /// <summary>The interview, or a part of it, failed.</summary>
    Error,
}
