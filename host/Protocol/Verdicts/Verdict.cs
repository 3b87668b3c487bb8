using System.Text.Json.Serialization;

namespace KojiWidgetHarness.Protocol.Verdicts;

/// <summary>How a scenario ended; a later value is worse.</summary>
[JsonConverter(typeof(KebabCaseEnumConverter<Verdict>))]
public enum Verdict
{
    /// <summary>Everything expected was seen and proven.</summary>
    Pass,

    /// <summary>A check was not reached, so nothing can be said.</summary>
    Inconclusive,

    /// <summary>The product misbehaved.</summary>
    Fail,

    /// <summary>We could not look: no browser, a dead page, a fault that could not be set.</summary>
    Error,
}

/// <summary>A verdict only worsens.</summary>
public static class VerdictExtensions
{
    /// <summary>The worse of the two.</summary>
    public static Verdict And(this Verdict verdict, Verdict other) => verdict > other ? verdict : other;
}
