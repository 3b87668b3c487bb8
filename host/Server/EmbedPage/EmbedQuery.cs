using Microsoft.AspNetCore.Mvc;

namespace KojiWidgetHarness.Host.EmbedPage;

/// <summary>
/// What the embed page can be asked for. The first group goes into the widget's address under Koji's own parameter names (Koji's embed
/// reference); an empty value is the same as none.
/// </summary>
public sealed class EmbedQuery
{
    /// <summary>Koji's project id; a well-known active one of the simulator by default.</summary>
    [FromQuery(Name = "project")]
    public string? Project { get; init; }

    /// <summary><c>text</c> or <c>voice</c>.</summary>
    [FromQuery(Name = "mode")]
    public string? Mode { get; init; }

    /// <summary><c>light</c> or <c>dark</c>.</summary>
    [FromQuery(Name = "theme")]
    public string? Theme { get; init; }

    /// <summary>Hex colour without the number sign.</summary>
    [FromQuery(Name = "accent_color")]
    public string? AccentColor { get; init; }

    /// <summary><c>true</c> or <c>false</c>.</summary>
    [FromQuery(Name = "hide_header")]
    public string? HideHeader { get; init; }

    /// <summary><c>true</c> or <c>false</c>.</summary>
    [FromQuery(Name = "hide_branding")]
    public string? HideBranding { get; init; }

    /// <summary>Name of the person who is interviewed.</summary>
    [FromQuery(Name = "respondent_name")]
    public string? RespondentName { get; init; }

    /// <summary>E-mail address of that person.</summary>
    [FromQuery(Name = "respondent_email")]
    public string? RespondentEmail { get; init; }

    /// <summary>Language tag.</summary>
    [FromQuery(Name = "language")]
    public string? Language { get; init; }

    /// <summary>A JSON object.</summary>
    [FromQuery(Name = "metadata")]
    public string? Metadata { get; init; }

    /// <summary>The interview guide, where a project has several.</summary>
    [FromQuery(Name = "guide_id")]
    public string? GuideId { get; init; }

    /// <summary><c>true</c> or <c>false</c>.</summary>
    [FromQuery(Name = "auto_start")]
    public string? AutoStart { get; init; }

    /// <summary>Shape of the simulator's messages; Koji does not know it.</summary>
    [FromQuery(Name = "sim_shape")]
    public string? SimulatorShape { get; init; }

    /// <summary>Address below which the widget is found; the host's setting by default.</summary>
    [FromQuery(Name = "widget")]
    public string? Widget { get; init; }

    /// <summary>The iframe's <c>allow</c>; <c>microphone</c> when it is not asked for, no attribute when it is empty.</summary>
    [FromQuery(Name = "allow")]
    public string? Allow { get; init; }

    /// <summary>The iframe's <c>sandbox</c>; no attribute when it is empty.</summary>
    [FromQuery(Name = "sandbox")]
    public string? Sandbox { get; init; }

    /// <summary>The run that the page's events belong to.</summary>
    [FromQuery(Name = "run")]
    public string? Run { get; init; }

    /// <summary>The session that they belong to; a new one by default.</summary>
    [FromQuery(Name = "session")]
    public string? Session { get; init; }

    /// <summary>Milliseconds that the widget has to answer in.</summary>
    [FromQuery(Name = "handshake_deadline")]
    public int? HandshakeDeadline { get; init; }
}
