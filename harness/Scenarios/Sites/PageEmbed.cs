using KojiWidgetHarness.Checks.Pages;
using KojiWidgetHarness.Protocol.Addresses;
using KojiWidgetHarness.Protocol.Simulation;
using KojiWidgetHarness.Scenarios.Context;

namespace KojiWidgetHarness.Scenarios.Sites;

/// <summary>A widget's iframe as a page has it.</summary>
/// <param name="Page">The page's address, after redirects.</param>
/// <param name="Address">Which of the known addresses its src has.</param>
/// <param name="Src">Its src, resolved; of one that a script leads there, the address that it is led to.</param>
/// <param name="Click">Selector of what a person clicks before the widget shows; null when it shows by itself.</param>
public sealed record PageEmbed(Uri Page, KojiAddress Address, Uri Src, string? Click)
{
    /// <summary>Users and passwords that the page and its widget ask for.</summary>
    public IReadOnlyList<SiteCredentials> Credentials { get; init; } = [];

    /// <summary>Where the embed's iframe is in the page.</summary>
    public FramePath Path { get; init; } = FramePath.BySrc;

    /// <summary>The project id in the src.</summary>
    public string Project => Address.ProjectOf(Src);

    /// <summary>The mode that the src asks for; null when it leaves that to the project.</summary>
    public string? Mode => EmbedSource.Read(Src, "mode");

    /// <summary>Gets the src that a scenario asks for. What it leaves at its default stays as the page has it.</summary>
    internal Uri Change(EmbedSettings settings)
    {
        if (settings is { Project: SimulatorProjects.Active, Mode: null, Widget: null })
            return Src;

        var project = settings.Project == SimulatorProjects.Active ? Project : settings.Project;
        // One that starts by itself leaves nobody the time to disturb it.
        var pairs = EmbedSource.Pairs(Src).Where(pair => pair.Name is not ("mode" or "auto_start")).Select(pair => pair.Text);
        var root = (settings.Widget ?? Address.Base).AbsoluteUri.TrimEnd('/');
        return new Uri($"{root}/{Uri.EscapeDataString(project)}?{string.Join('&', pairs.Append($"mode={settings.Mode ?? Mode}"))}");
    }
}
