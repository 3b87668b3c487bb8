using System.Text.RegularExpressions;

namespace KojiWidgetHarness.Host.EventLog;

/// <summary>What a user agent string says of a browser, in a few words.</summary>
internal static partial class BrowserName
{
    // The first that fits: browsers name those that they are made of, too.
    private static readonly (string Token, string Name)[] Browsers =
    [
        ("Edg", "Edge"),
        ("EdgA", "Edge"),
        ("EdgiOS", "Edge"),
        ("OPR", "Opera"),
        ("SamsungBrowser", "Samsung Internet"),
        ("Vivaldi", "Vivaldi"),
        ("Electron", "Electron"),
        ("HeadlessChrome", "Headless Chrome"),
        ("CriOS", "Chrome"),
        ("FxiOS", "Firefox"),
        ("Firefox", "Firefox"),
        ("Chrome", "Chrome"),
        ("Version", "Safari"),
    ];

    private static readonly (string Token, string Name)[] Systems =
    [
        ("Windows", "Windows"),
        ("Android", "Android"),
        ("iPhone", "iOS"),
        ("iPad", "iPadOS"),
        ("CrOS", "ChromeOS"),
        ("Macintosh", "macOS"),
        ("Linux", "Linux"),
    ];

    /// <summary>Gets the browser, its main version and the system; null where the text names no browser that is known.</summary>
    /// <param name="userAgent">The value of <c>navigator.userAgent</c>.</param>
    public static string? Of(string? userAgent)
    {
        if (userAgent is null)
            return null;
        var products = Product().Matches(userAgent).ToLookup(found => found.Groups[1].Value, found => found.Groups[2].Value);
        if (Browsers.FirstOrDefault(browser => products.Contains(browser.Token)) is not { Token: { } token, Name: var name })
            return null;
        // Every browser of Apple's engine has a Version; only Safari itself has it beside Safari.
        if (token == "Version" && !products.Contains("Safari"))
            return null;
        var system = Systems.FirstOrDefault(system => userAgent.Contains(system.Token, StringComparison.Ordinal)).Name;
        return $"{name} {products[token].First()}{(system is null ? "" : $" on {system}")}";
    }

    [GeneratedRegex(@"(?<![\w.])([A-Za-z]{2,20})/([0-9]{1,5})", RegexOptions.CultureInvariant)]
    private static partial Regex Product();
}
