using System.Globalization;
using KojiWidgetHarness.Protocol.Events.Errors;
using KojiWidgetHarness.Protocol.Simulation.Faults;
using Microsoft.AspNetCore.Http;

namespace KojiWidgetHarness.Simulator.Faults;

/// <summary>
/// The fault that a request asks for itself, <c>Prefer: code=rate_limited</c> or <c>Prefer: code=503</c> (RFC 7240). It harms nobody but
/// its own request, so it needs no token. What is not understood is ignored, as the RFC has it: then no preference is answered as applied.
/// </summary>
internal static class PreferredFault
{
    public const string AppliedHeader = "Preference-Applied";

    public const string Header = "Prefer";

    private const string Code = "code";

    public static FiredFault? Of(HttpRequest request) =>
        Preferences(request.Headers[Header].ToString())
            .FirstOrDefault(preference => string.Equals(preference.Name, Code, StringComparison.OrdinalIgnoreCase))
            is { Value: { } value }
        && EffectOf(value) is { } effect
            ? new(effect)
            : null;

    /// <summary>Gets what <see cref="AppliedHeader"/> says of it.</summary>
    public static string Applied(FaultEffect effect) => $"{Code}={effect.Code ?? $"{effect.Status}"}";

    private static FaultEffect? EffectOf(string value)
    {
        if (KojiErrorCatalog.Find(new(value)) is { HttpStatus: not null })
            return new() { Code = value };
        return int.TryParse(value, NumberStyles.None, CultureInfo.InvariantCulture, out var status) && status is >= 400 and <= 599
            ? new() { Status = status }
            : null;
    }

    // preference = token [ BWS "=" BWS word ] *( OWS ";" [ OWS parameter ] ); of a preference that comes twice the first counts.
    private static IEnumerable<(string Name, string? Value)> Preferences(string header) =>
        header
            .Split(',')
            .Select(preference =>
            {
                var parts = preference.Split(';')[0].Split('=', 2);
                return (parts[0].Trim(), parts.Length == 2 ? parts[1].Trim().Trim('"') : null);
            });
}
