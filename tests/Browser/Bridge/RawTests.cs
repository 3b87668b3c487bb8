using System.Text.Json;
using KojiWidgetHarness.Protocol.Events;

namespace KojiWidgetHarness.Tests.Browser.Bridge;

[TestClass]
[TestCategory("Browser")]
public sealed class RawTests
{
    [TestMethod]
    public async Task DescribeRaw_WhatJsonCannotSay_IsInBrackets()
    {
        var page = await BridgePage.SharedAsync();
        (string Expression, string Text)[] table =
        [
            ("null", "null"),
            (
                "'a\"b'",
                """
                "a\"b"
                """
            ),
            ("[1, -0.5, true]", "[1,-0.5,true]"),
            ("undefined", "\"[undefined]\""),
            ("[NaN, Infinity]", """["[NaN]","[Infinity]"]"""),
            ("1n", "\"[bigint 1]\""),
            ("10n ** 400n", "\"[bigint too large to show]\""),
            ("{f() {}, s: Symbol('s'), u: undefined}", """{"f":"[function]","s":"[symbol]","u":"[undefined]"}"""),
            ("(() => { const a = {b: {}}; a.b.a = a; return a; })()", """{"b":{"a":"[circular]"}}"""),
            ("(() => { const a = {}; return [a, a]; })()", "[{},{}]"),
            ("new Date(0)", "\"[date 1970-01-01T00:00:00.000Z]\""),
            ("new Date(NaN)", "\"[date invalid]\""),
            ("new Map([['a', new Set([1])]])", """{"[map]":[["a",{"[set]":[1]}]]}"""),
            ("new ArrayBuffer(8)", "\"[ArrayBuffer 8 bytes]\""),
            ("new Uint16Array(4)", "\"[Uint16Array 8 bytes]\""),
            ("new Blob(['abc'])", "\"[Blob 3 bytes]\""),
            ("new RangeError('no')", "\"[error RangeError: no]\""),
            ("/x/g", "\"[regexp /x/g]\""),
            ("new MessageChannel().port1", "\"[MessagePort]\""),
            ("document.body", "\"[HTMLBodyElement]\""),
            ("{get x() { throw 1 }}", """{"x":"[unreadable]"}"""),
            ("new Proxy({}, {ownKeys() { throw 1 }})", "\"[unreadable]\""),
            ("'\\ud800'", "\"\\ud800\""),
        ];

        foreach (var (expression, text) in table)
        {
            var raw = await page.EvaluateAsync($"KojiBridge.describeRaw({expression})");
            Assert.AreEqual(text, raw.GetProperty("text").GetString(), expression);
            Assert.IsFalse(raw.GetProperty("truncated").GetBoolean(), expression);
        }
    }

    [TestMethod]
    public async Task DescribeRaw_NestedTooDeep_IsCutThereAndStaysJson()
    {
        var page = await BridgePage.SharedAsync();

        var raw = await page.EvaluateAsync("KojiBridge.describeRaw([[[[[[[[[[1]]]]]]]]]])");

        Assert.AreEqual("""[[[[[[[["[deep]"]]]]]]]]""", raw.GetProperty("text").GetString());
        Assert.IsTrue(raw.GetProperty("truncated").GetBoolean());
    }

    [TestMethod]
    [DataRow("'x'.repeat(1e6)")]
    [DataRow("{['k'.repeat(1e6)]: 1}")]
    [DataRow("Array.from({length: 1e6}, (_, i) => i)")]
    [DataRow("Object.fromEntries(Array.from({length: 1e5}, (_, i) => ['k' + i, {a: i}]))")]
    [DataRow("new Map(Array.from({length: 1e6}, (_, i) => [i, i]))")]
    [DataRow("Array(30).fill().reduce(a => [a, a], 1)")]
    [DataRow("'\\u{1F600}'.repeat(5000)")]
    [DataRow("'a' + '\\u{1F600}'.repeat(5000)")]
    public async Task DescribeRaw_LargeMessage_IsCutAtTheLimitWithoutReadingOn(string expression)
    {
        var page = await BridgePage.SharedAsync();

        var raw = await page.EvaluateAsync($"KojiBridge.describeRaw({expression})");

        Assert.IsTrue(raw.GetProperty("truncated").GetBoolean());
        Assert.IsLessThanOrEqualTo(EventLimits.RawCharacters, raw.GetProperty("text").GetString()!.Length);
    }

    [TestMethod]
    public async Task DescribeRaw_ListThatTellsWhatIsRead_IsReadOnlyAsFarAsItFits()
    {
        var page = await BridgePage.SharedAsync();

        var read = await page.EvaluateAsync(
            """
            (() => {
                let read = 0;
                const list = new Proxy(Array(1e6).fill('abcdefgh'), {
                    get(target, key) { if (key !== 'length') read++; return target[key]; },
                });
                KojiBridge.describeRaw(list);
                return read;
            })()
            """
        );

        Assert.IsLessThan(1_000, read.GetInt32());
    }

    [TestMethod]
    public async Task Normalise_TextWithHalfASurrogatePair_CanBeSentAsJson()
    {
        var page = await BridgePage.SharedAsync();

        var reading = await page.EvaluateAsync("KojiBridge.normalise({type: 'koji:error', message: 'a\\ud800b'})");

        Assert.AreEqual("a\uFFFDb", reading.GetProperty("message").Deserialize<string>());
    }
}
