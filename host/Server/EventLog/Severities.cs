using KojiWidgetHarness.Protocol.Events;

namespace KojiWidgetHarness.Host.EventLog;

/// <summary>How bad events are, by their codes.</summary>
internal static class Severities
{
    /// <exception cref="InvalidOperationException">The code is not in the catalogue.</exception>
    public static Severity Of(EventCode code) =>
        EventCodes.Find(code)?.Severity
        ?? throw new InvalidOperationException($"The code {code} passed the gate but is not in the catalogue. Add it to EventCodes.");
}
