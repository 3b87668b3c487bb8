using System.Text.Json.Serialization;

namespace KojiWidgetHarness.Protocol.Events;

/// <summary>Whether an event counts as said by the embedded widget (or by our own code).</summary>
[JsonConverter(typeof(KebabCaseEnumConverter<TrustLevel>))]
public enum TrustLevel
{
    /// <summary>Kept and shown; not counted.</summary>
    Untrusted,

    /// <summary>Sender and origin are the ones expected.</summary>
    Trusted,
}
