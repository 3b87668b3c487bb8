using Microsoft.AspNetCore.Components;
using Microsoft.JSInterop;

namespace KojiWidgetHarness.Host.Dashboard;

/// <summary>A component's script, attached to its element until the component goes.</summary>
internal sealed class PageScript : IAsyncDisposable
{
    private readonly IJSObjectReference module;
    private readonly IJSObjectReference attached;
    private readonly IDisposable owner;

    private PageScript(IJSObjectReference module, IJSObjectReference attached, IDisposable owner)
    {
        this.module = module;
        this.attached = attached;
        this.owner = owner;
    }

    /// <summary>Calls <c>attach(element, owner)</c> of the module; what it gives has a <c>dispose</c>.</summary>
    public static async Task<PageScript> AttachAsync<T>(IJSRuntime script, string name, ElementReference element, T owner)
        where T : class
    {
        var module = await script.InvokeAsync<IJSObjectReference>("import", $"/js/dashboard/{name}.js");
        var reference = DotNetObjectReference.Create(owner);
        return new PageScript(module, await module.InvokeAsync<IJSObjectReference>("attach", element, reference), reference);
    }

    public ValueTask CallAsync(string method, params object?[] values) => attached.InvokeVoidAsync(method, values);

    public async ValueTask DisposeAsync()
    {
        owner.Dispose();
        try
        {
            await attached.InvokeVoidAsync("dispose");
            await attached.DisposeAsync();
            await module.DisposeAsync();
        }
        catch (JSDisconnectedException)
        {
            // The page went, and its scripts with it.
        }
    }
}
