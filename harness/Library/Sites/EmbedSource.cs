using KojiWidgetHarness.Harness.Scenarios;
using KojiWidgetHarness.Protocol.Simulation;

namespace KojiWidgetHarness.Harness.Sites;

/// <summary>The src of a widget's iframe, read and changed with everything else in it left as it is.</summary>
internal static class EmbedSource
{
    /// <summary>The value of a parameter; null when it is not there.</summary>
    public static string? Read(Uri src, string name) => Pairs(src)
        .Where(pair => pair.Name == name)
        .Select(pair => Uri.UnescapeDataString(pair.Text[(pair.Text.IndexOf('=', StringComparison.Ordinal) + 1)..]))
        .FirstOrDefault();

    /// <summary>All parameters, decoded as a form's (URL, 5.1), in their order.</summary>
    public static IReadOnlyList<(string Name, string Value)> Parameters(Uri src) =>
        [.. Pairs(src).Select(pair => (pair.Name, Decode(pair.Text.Split('=', 2) is [_, var value] ? value : "")))];

    /// <summary>The src that a scenario asks for. What it leaves at its default stays as the page has it.</summary>
    public static Uri Change(PageEmbed embed, EmbedSettings settings)
    {
        if (settings is { Project: SimulatorProjects.Active, Mode: null, Widget: null })
            return embed.Src;

        var project = settings.Project == SimulatorProjects.Active ? embed.Project : settings.Project;
        // One that starts by itself leaves nobody the time to disturb it.
        var pairs = Pairs(embed.Src).Where(pair => pair.Name is not ("mode" or "auto_start")).Select(pair => pair.Text);
        var root = (settings.Widget ?? embed.Address.Base).AbsoluteUri.TrimEnd('/');
        return new Uri($"{root}/{Uri.EscapeDataString(project)}?{string.Join('&', pairs.Append($"mode={settings.Mode ?? embed.Mode}"))}");
    }

    /// <summary>A form's text, decoded (URL, 5.1).</summary>
    internal static string Decode(string text) => Uri.UnescapeDataString(text.Replace('+', ' '));

    private static IEnumerable<(string Name, string Text)> Pairs(Uri src) => src.Query.TrimStart('?')
        .Split('&', StringSplitOptions.RemoveEmptyEntries)
        .Select(text => (Uri.UnescapeDataString(text.Split('=', 2)[0]), text));
}
