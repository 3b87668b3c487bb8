using System.Collections.Frozen;
using KojiWidgetHarness.Protocol.Simulation;
using KojiWidgetHarness.Simulator.Callers;
using Microsoft.Net.Http.Headers;

namespace KojiWidgetHarness.Simulator.Traffic;

/// <summary>Headers whose value is a secret whatever it looks like.</summary>
internal static class SecretHeaders
{
    private static readonly FrozenSet<string> Names = FrozenSet.Create(
        StringComparer.OrdinalIgnoreCase,
        HeaderNames.Authorization, HeaderNames.ProxyAuthorization, HeaderNames.Cookie, HeaderNames.SetCookie,
        CallerHeaders.SessionToken, SimulatorRoutes.ControlTokenHeader, "X-Api-Key");

    private static readonly string[] Schemes = [CallerHeaders.KeyPrefix, "Basic "];

    public static bool Contains(string name) => Names.Contains(name);

    /// <summary>How much of such a header's value is its scheme and no secret.</summary>
    public static int SchemeLength(string value) =>
        Schemes.FirstOrDefault(scheme => value.StartsWith(scheme, StringComparison.OrdinalIgnoreCase))?.Length ?? 0;
}
