using System.Net;
using AngleSharp.Html.Parser;

namespace KojiWidgetHarness.Tests.Host.Server;

/// <summary>What the page gives a browser that is let in.</summary>
/// <param name="Ticket">What it keeps.</param>
/// <param name="Next">Where it goes then.</param>
internal sealed record Entered(string Ticket, string Next)
{
    public static async Task<Entered> ReadAsync(HttpResponseMessage response)
    {
        Assert.AreEqual(HttpStatusCode.OK, response.StatusCode);
        var page = new HtmlParser().ParseDocument(await response.Content.ReadAsStringAsync());
        var script = page.Scripts.Single(each => each.HasAttribute("data-ticket"));
        return new(script.GetAttribute("data-ticket")!, script.GetAttribute("data-next")!);
    }
}
