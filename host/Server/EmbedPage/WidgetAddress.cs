using KojiWidgetHarness.Host.Security;
using KojiWidgetHarness.Protocol.Addresses;
using KojiWidgetHarness.Protocol.Corrections;
using KojiWidgetHarness.Protocol.Simulation;
using Microsoft.AspNetCore.Http.Extensions;

namespace KojiWidgetHarness.Host.EmbedPage;

/// <summary>The address that the embed page puts into its iframe.</summary>
internal static class WidgetAddress
{
    /// <summary>The iframe's src, or what is wrong with the query.</summary>
    public static (Uri? Address, string? Problem) From(EmbedQuery query, HostSettings options)
    {
        var widget = options.WidgetBase;
        if (
            !string.IsNullOrEmpty(query.Widget)
            && (!Uri.TryCreate(query.Widget, UriKind.Absolute, out widget) || !MayFrame(widget, options))
        )
            return (null, $"The widget address must be on this machine or on one of: {string.Join(", ", options.AllWidgetOrigins)}.");

        widget = widget.WithoutCredentials();
        var project = Uri.EscapeDataString(string.IsNullOrEmpty(query.Project) ? SimulatorProjects.Active : query.Project);
        // The query builder takes no null, and none is left.
        var parameters = new QueryBuilder(Parameters(query).Where(pair => !string.IsNullOrEmpty(pair.Value))!);
        return (new Uri($"{widget.GetLeftPart(UriPartial.Path).TrimEnd('/')}/{project}{parameters}"), null);
    }

    private static IEnumerable<KeyValuePair<string, string?>> Parameters(EmbedQuery query) =>
        [
            new("mode", query.Mode),
            new("theme", query.Theme),
            new("accent_color", query.AccentColor),
            new("hide_header", query.HideHeader),
            new("hide_branding", query.HideBranding),
            new("respondent_name", query.RespondentName),
            new("respondent_email", query.RespondentEmail),
            new("language", query.Language),
            new("metadata", query.Metadata),
            new("guide_id", query.GuideId),
            new("auto_start", query.AutoStart),
            new(SimulatorRoutes.MessageShapeParameter, query.SimulatorShape),
        ];

    // A link to this page must not frame just any site with this page's microphone delegated to it.
    private static bool MayFrame(Uri widget, HostSettings options)
    {
        var origin = widget.Origin();
        return PageOriginPolicy.IsLoopback(origin) || options.AllWidgetOrigins.Contains(origin);
    }
}

/// <summary>The iframe as a site's author would write it.</summary>
internal static class EmbedSnippet
{
    /// <summary>Writes an iframe tag with Koji's own size.</summary>
    public static string Write(Uri src, string? allow, string? sandbox) =>
        IframeTag.Write(
            ("src", src.AbsoluteUri),
            ("width", "400"),
            ("height", "600"),
            ("title", "Koji interview"),
            ("allow", allow),
            ("sandbox", sandbox)
        );
}
