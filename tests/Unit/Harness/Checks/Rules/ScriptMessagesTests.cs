using KojiWidgetHarness.Harness.Checks.Pages;
using KojiWidgetHarness.Harness.Checks.Rules;

namespace KojiWidgetHarness.Tests.Unit.Harness.Checks.Rules;

/// <summary>Listeners to messages, and messages to everybody, as scripts have them.</summary>
[TestClass]
public sealed class ScriptMessagesTests
{
    [TestMethod]
    [DataRow("addEventListener('message', e => show(e.data))", "unchecked")]
    [DataRow("window.addEventListener('message', function (e) { if (e.origin !== ours) return; show(e.data); })", "checked")]
    [DataRow("self.addEventListener('message', ({ origin, data }) => { if (origin === ours) show(data); })", "checked")]
    [DataRow("this.addEventListener('message', ({ data }) => show(data))", "unchecked")]
    [DataRow("onmessage = e => show(e.data)", "unchecked")]
    [DataRow("window.onmessage = e => e.origin === ours && show(e.data)", "checked")]
    [DataRow("function hear(e) { show(e.data); } addEventListener('message', hear)", "unchecked")]
    [DataRow("const hear = e => { if (e.origin === ours) show(e.data); }; addEventListener('message', hear)", "checked")]
    [DataRow("import { show } from './show.js'; addEventListener('message', e => show(e.data))", "unchecked")]
    [DataRow("onmessage = e => e['origin'] === ours && show(e.data)", "checked")]
    [DataRow("addEventListener('message', hear)", "")]
    [DataRow("worker.addEventListener('message', e => show(e.data))", "")]
    [DataRow("channel.port1.onmessage = e => show(e.data)", "")]
    [DataRow("addEventListener('click', e => show('message'))", "")]
    [DataRow("addEventListener('message', e => {", "")]
    public void Listener_ToTheWindow_IsSeenWithWhetherItLooksAtOrigins(string script, string expected) => Assert.AreEqual(
        expected, string.Join(' ', ScriptMessages.Listeners(Script(script)).Select(listener => listener.LooksAtOrigin ? "checked" : "unchecked")));

    [TestMethod]
    [DataRow("frame.contentWindow.postMessage(message, '*')", 1)]
    [DataRow("parent.postMessage(message, { targetOrigin: '*' })", 1)]
    [DataRow("e.source.postMessage(message, e.origin)", 0)]
    [DataRow("worker.postMessage('*')", 0)]
    public void Message_ToAnyOrigin_IsSeen(string script, int expected) => Assert.HasCount(expected, ScriptMessages.PostedToAnybody(Script(script)).ToList());

    [TestMethod]
    public void Place_IsThatInThePage()
    {
        var script = new InlineScript("\n  onmessage = e => show(e.data);", new(7, 9));

        Assert.AreEqual(new Place(8, 3), ScriptMessages.Listeners(script).Single().Place);
    }

    private static InlineScript Script(string text) => new(text, Place.Start);
}
