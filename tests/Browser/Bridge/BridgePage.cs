using System.Text.Json;
using Microsoft.Playwright;

namespace KojiWidgetHarness.Tests.Browser.Bridge;

/// <summary>An empty page with the bridge script in it, for its pure functions.</summary>
internal sealed class BridgePage : IAsyncDisposable
{
    private static readonly Lazy<Task<BridgePage>> Shared = new(OpenAsync);

    private readonly IBrowserContext context;
    private readonly IPage page;

    private BridgePage(IBrowserContext context, IPage page) => (this.context, this.page) = (context, page);

    /// <summary>One for all that only call such functions. The browser closes it when it ends.</summary>
    public static Task<BridgePage> SharedAsync() => Shared.Value;

    /// <summary>One whose globals the caller may change.</summary>
    public static async Task<BridgePage> OpenAsync()
    {
        var context = await TestBrowser.NewContextAsync();
        var page = await context.NewPageAsync();
        await page.AddScriptTagAsync(new() { Path = BridgeBundle.Path });
        return new(context, page);
    }

    public async Task<JsonElement> EvaluateAsync(string expression) =>
        JsonDocument.Parse(await page.EvaluateAsync<string>($"() => JSON.stringify({expression})")).RootElement;

    /// <summary>What the normaliser makes of a JavaScript expression, as <c>code|message|rule</c>.</summary>
    public Task<string> NormaliseAsync(string expression) =>
        page.EvaluateAsync<string>(
            $$"""() => { const r = KojiBridge.normalise({{expression}}); return [r.code, r.message ?? '', r.rule ?? ''].join('|'); }"""
        );

    public ValueTask DisposeAsync() => context.DisposeAsync();
}
