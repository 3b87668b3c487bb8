using KojiWidgetHarness.Tests.Browser.Pages;

namespace KojiWidgetHarness.Tests.Browser.TheirPage;

/// <summary>
/// A page as a careful team would write it: a policy that allows nothing but what the page needs, the widget in a dialog that a button
/// opens, and beside it an iframe of somebody else's that posts messages, some of them in the widget's own envelope.
/// </summary>
internal sealed class Shop : IAsyncDisposable
{
    public const string Project = "7c9e6679-7425-40de-944b-e07fc1f90ae7";

    private readonly PlainSite rating;
    private readonly PlainSite shop;

    private Shop(PlainSite rating, PlainSite shop) => (this.rating, this.shop) = (rating, shop);

    public Uri Address => shop.Address;

    /// <param name="embed">The widget's iframe; empty where the script makes one.</param>
    /// <param name="script">What the page's script does besides opening the dialog.</param>
    public static async Task<Shop> StartAsync(string embed, string script = "")
    {
        var rating = await PlainSite.StartAsync(
            """
            <!doctype html><title>Rating</title>
            <script>
              parent.postMessage("rated:5", "*");
              setInterval(() => parent.postMessage({ type: "koji:error", data: { error: "microphone_denied", message: "forged" } }, "*"), 700);
            </script>
            """
        );
        var ratings = new UriBuilder(rating.Address) { Host = "127.0.0.1" }.Uri.GetLeftPart(UriPartial.Authority);
        var shop = await PlainSite.StartAsync(
            [
                (
                    "/",
                    "text/html; charset=utf-8",
                    $"""
                    <!doctype html>
                    <html lang="en"><head><meta charset="utf-8"><title>Shop &amp; more</title></head>
                    <body>
                      <h1>Shop</h1>
                      <iframe title="Rating" src="{ratings}/"></iframe>
                      <button id="open">Tell us</button>
                      <dialog id="dialog">{embed}</dialog>
                      <script src="/shop.js"></script>
                    </body></html>
                    """
                ),
                (
                    "/shop.js",
                    "text/javascript",
                    $$"""
                    document.getElementById("open").addEventListener("click", () => document.getElementById("dialog").showModal());
                    {{script}}
                    """
                ),
            ],
            KeyValuePair.Create(
                "Content-Security-Policy",
                $"default-src 'none'; script-src 'self'; connect-src 'none'; frame-src https://app.getkoji.com {ratings}; base-uri 'none'; "
                    + "require-trusted-types-for 'script'"
            )
        );
        return new Shop(rating, shop);
    }

    public async ValueTask DisposeAsync()
    {
        await shop.DisposeAsync();
        await rating.DisposeAsync();
    }
}
