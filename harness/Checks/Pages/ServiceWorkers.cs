using System.Text.RegularExpressions;

namespace KojiWidgetHarness.Checks.Pages;

/// <summary>Finds pages that register a service worker.</summary>
internal static partial class ServiceWorkers
{
    /// <summary>Whether a page registers one, by its own script or by one of those that are made for it.</summary>
    public static bool AreRegisteredIn(PageSource source) =>
        source.Text.Contains("service", StringComparison.OrdinalIgnoreCase)
            ? Registering().IsMatch(source.Text)
            : source.Text.Contains("registerSW", StringComparison.Ordinal);

    [GeneratedRegex(
        @"\bserviceWorker\s*\??\.\s*register\s*\(|\bserviceWorker\w*\.register\s*\(|coi-service-?worker|register-?service-?worker|\bregisterSW\b",
        RegexOptions.IgnoreCase | RegexOptions.CultureInvariant
    )]
    private static partial Regex Registering();
}
