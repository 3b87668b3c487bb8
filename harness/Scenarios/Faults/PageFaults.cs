using System.Text.Json;
using KojiWidgetHarness.Scenarios.Context;
using KojiWidgetHarness.Scenarios.Loopback;

namespace KojiWidgetHarness.Scenarios.Faults;

/// <summary>Sets a response header of the page that embeds the widget, on its way to the browser.</summary>
/// <param name="Name">The header, in lower case.</param>
/// <param name="Value">Its value.</param>
public sealed record HostPageHeader(string Name, string Value) : Fault
{
    /// <inheritdoc/>
    public override Task ApplyAsync(ScenarioContext context, CancellationToken cancellation)
    {
        context.ChangePage(page => page.Add(Name, Value));
        return Task.CompletedTask;
    }
}

/// <summary>Opens the page over plain http, under a name that is not this machine's: so it is not a secure context.</summary>
public sealed record PageByName : Fault
{
    /// <inheritdoc/>
    public override Task ApplyAsync(ScenarioContext context, CancellationToken cancellation)
    {
        PageFront.Put(context, Uri.UriSchemeHttp, "host.test");
        return Task.CompletedTask;
    }
}

/// <summary>
/// Serves the page over TLS and frames the widget by plain http under a name: a loopback address is never mixed content.
/// </summary>
public sealed record PageOnHttps : Fault
{
    internal override bool NeedsSimulator => true;

    internal override bool NeedsTrust => true;

    /// <inheritdoc/>
    public override Task ApplyAsync(ScenarioContext context, CancellationToken cancellation)
    {
        PageFront.Put(context, Uri.UriSchemeHttps, "localhost");
        context.Site.FrameOverHttp(context);
        return Task.CompletedTask;
    }
}

/// <summary>A server in front of the page's own, under another name or scheme.</summary>
internal static class PageFront
{
    /// <summary>Puts one there until the scenario ends.</summary>
    /// <param name="context">The scenario.</param>
    /// <param name="scheme"><c>http</c> or <c>https</c>.</param>
    /// <param name="name">A name that the browsers find at this machine.</param>
    public static void Put(ScenarioContext context, string scheme, string name)
    {
        var page = context.HostPage;
        var certificate = scheme == Uri.UriSchemeHttps ? SelfSigned.Create(name) : null;
        if (certificate is not null)
            context.Own(certificate);
        var front = page;
        var credentials = context.Site.Credentials.FirstOrDefault(item => item.AreFor(page));
        var server = context.StartServer(
            (connection, ending) => Relay.RunAsync(connection.Stream, front, page, credentials, ending),
            certificate is null ? null : () => certificate
        );
        front = new UriBuilder(page)
        {
            Scheme = scheme,
            Host = name,
            Port = server.Port,
        }.Uri;
        context.HostPage = front;
    }
}

/// <summary>The page says <c>upgrade-insecure-requests</c>, and frames the widget by an address on http.</summary>
/// <param name="Server">What the widget's server speaks there.</param>
public sealed record PageUpgrades(ServerSpeech Server) : Fault
{
    internal override bool NeedsSimulator => true;

    internal override bool NeedsTrust => true;

    /// <inheritdoc/>
    public override Task ApplyAsync(ScenarioContext context, CancellationToken cancellation)
    {
        context.ChangePage(page => page.Add("content-security-policy", "upgrade-insecure-requests"));
        if (Server == ServerSpeech.Https)
            context.Site.FrameUpgraded(context);
        else
            context.Site.FrameOverHttp(context);
        return Task.CompletedTask;
    }
}

/// <summary>What a server speaks on its one port.</summary>
public enum ServerSpeech
{
    /// <summary>HTTP in TLS.</summary>
    Https,

    /// <summary>HTTP in the clear.</summary>
    Http,
}

/// <summary>The page has the widget's iframe inside a frame of its own, as page builders do.</summary>
/// <param name="Allow">The <c>allow</c> of that frame.</param>
public sealed record PageNestsFrame(string Allow) : Fault
{
    private const string Mark = "data-around-widget";

    /// <inheritdoc/>
    public override Task ApplyAsync(ScenarioContext context, CancellationToken cancellation)
    {
        var change = FrameScript.AddAsync(
            context,
            $$"""
            const outer = document.createElement('iframe');
            outer.title = 'Around the widget';
            outer.allow = {{JsonSerializer.Serialize(Allow)}};
            outer.setAttribute('{{Mark}}', '');
            // A page may take nothing but trusted types for markup.
            const trusted = window.trustedTypes?.createPolicy('koji-harness', { createHTML: text => text }) ?? { createHTML: text => text };
            outer.srcdoc = trusted.createHTML('<!doctype html><title>Around the widget</title>' + frame.outerHTML);
            frame.replaceWith(outer);
            """
        );
        context.FramePath = new FramePath([$"iframe[{Mark}]"], null);
        return change;
    }
}

/// <summary>The page has its iframe without src, and a script of its own leads the frame to the widget.</summary>
public sealed record PageLeadsFrame : Fault
{
    private const string Mark = "data-led-by-script";

    /// <inheritdoc/>
    public override Task ApplyAsync(ScenarioContext context, CancellationToken cancellation)
    {
        var change = FrameScript.AddAsync(
            context,
            $$"""
            const { src } = frame, bare = frame.cloneNode();
            bare.removeAttribute('src');
            bare.setAttribute('{{Mark}}', '');
            frame.replaceWith(bare);
            bare.contentWindow.location.replace(src);
            """
        );
        context.FramePath = new FramePath([], $"iframe[{Mark}]");
        return change;
    }
}

/// <summary>Lets a script of the page do something with the widget's iframe as soon as it is there.</summary>
/// <param name="Action">What it does: JavaScript that follows <c>frame.</c></param>
public sealed record PageTouchesFrame(string Action) : Fault
{
    /// <inheritdoc/>
    public override Task ApplyAsync(ScenarioContext context, CancellationToken cancellation) =>
        FrameScript.AddAsync(
            context,
            $"""
            // Every other observer of the page, the bridge's among them, hears of the iframe first.
            await new Promise(resolve => queueMicrotask(() => queueMicrotask(resolve)));
            frame.{Action};
            """
        );
}

/// <summary>What a script of the page does with the widget's iframe.</summary>
internal static class FrameScript
{
    /// <summary>
    /// Has a script run once the iframe, its <c>frame</c>, is in the page: before every other observer of the page hears of it, and before
    /// it has begun to load.
    /// </summary>
    public static Task AddAsync(ScenarioContext context, string script) =>
        context.Page.AddInitScriptAsync(
            $$"""
            if (window === top) {
              const there = new MutationObserver(async () => {
                const frame = document.querySelector({{JsonSerializer.Serialize(context.FrameSelector)}});
                if (!frame) return;
                there.disconnect();
                {{script}}
              });
              there.observe(document, { subtree: true, childList: true });
            }
            """
        );
}
