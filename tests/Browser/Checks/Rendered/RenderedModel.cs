namespace KojiWidgetHarness.Tests.Browser.Checks.Rendered;

/// <summary>What pages are rendered with.</summary>
internal static class RenderedModel
{
    public static IReadOnlyDictionary<string, string> Texts { get; } =
        new Dictionary<string, string>
        {
            ["id"] = "7c9e6679-7425-40de-944b-e07fc1f90ae7",
            ["good"] = "microphone",
            ["bad"] = "camera",
            ["title"] = "Made by a program",
            ["box"] = "allow-scripts allow-same-origin",
            ["small"] = "allow-scripts",
        };

    /// <summary>As JSON, for the engines.</summary>
    public static string Json { get; } =
        System.Text.Json.JsonSerializer.Serialize(
            Texts
                .ToDictionary(text => text.Key, object (text) => text.Value)
                .Append(new("on", true))
                .Append(new("off", false))
                .Append(new("list", new[] { "one" }))
                .Append(new("attrs", new Dictionary<string, string> { ["allow"] = "microphone" }))
                .Append(new("boxed", new Dictionary<string, string> { ["sandbox"] = "allow-scripts" }))
                .ToDictionary(entry => entry.Key, entry => entry.Value)
        );
}
