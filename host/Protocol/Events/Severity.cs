using System.Text.Json.Serialization;

namespace KojiWidgetHarness.Protocol.Events;

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
