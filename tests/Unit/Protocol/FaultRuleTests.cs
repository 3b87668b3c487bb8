using System.Text.Json;
using KojiWidgetHarness.Protocol;
using KojiWidgetHarness.Protocol.Simulation.Faults;

namespace KojiWidgetHarness.Tests.Unit.Protocol;

[TestClass]
public sealed class FaultRuleTests
{
    private const string Full = """
        {"id":"slow","match":{"method":"POST","path":"/api/*","project":"p","key":"k","header":{"name":"X","value":"y"},"nth":3,"probability":0.5,"seed":7},"effect":{"status":503,"code":"conflict","latencyMs":10,"jitterMs":5,"bytesPerSecond":100,"truncateAfterBytes":0,"contentType":"text/html","dropCors":true,"expireSession":true,"revokeKey":true},"times":1,"afterSeconds":0,"forSeconds":30}
        """;

    [TestMethod]
    public void Rule_ReadAndWritten_KeepsItsShape()
    {
        Assert.IsTrue(FaultRuleReader.TryRead(Full, out var rules, out var problem), problem);

        Assert.AreEqual(Full.Trim(), JsonSerializer.Serialize(rules.Single(), ProtocolJson.Default.FaultRule));
    }

    [TestMethod]
    [DataRow("[]", 0)]
    [DataRow("""{"effect":{"hang":true}}""", 1)]
    [DataRow("""[{"effect":{"hang":true}},{"effect":{"reset":true,"latencyMs":5}}]""", 2)]
    [DataRow("""{"faults":[{"effect":{"revokeKey":true}}]}""", 1)]
    public void Rules_InEachForm_AreRead(string json, int count)
    {
        Assert.IsTrue(FaultRuleReader.TryRead(json, out var rules, out var problem), problem);
        Assert.HasCount(count, rules);
    }

    [TestMethod]
    [DataRow("[\n{\"effect\":\n]", "Line 3 is not JSON.")]
    [DataRow("3", "A rule must be an object of id, match, effect,")]
    [DataRow("null", "A rule must be an object of id, match, effect,")]
    [DataRow("{}", "A rule must be an object of id, match, effect, times, afterSeconds, forSeconds, with effect at least.")]
    [DataRow("""{"efect":{}}""", "efect is unknown. Use id, match, effect,")]
    [DataRow("""{"effect":null}""", "effect must be an object of status, code,")]
    [DataRow("""{"effect":{"statsu":503}}""", "effect.statsu is unknown. Use status, code,")]
    [DataRow("""{"effect":{"status":"503"}}""", "effect.status must be a whole number.")]
    [DataRow("""{"effect":{"hang":1}}""", "effect.hang must be true or false.")]
    [DataRow("""{"effect":{"hang":true},"forSeconds":"30 s"}""", "forSeconds must be a number.")]
    [DataRow("""{"match":{"header":{}},"effect":{"hang":true}}""", "match.header must be an object of name, value, with name at least.")]
    [DataRow("""[{"effect":{"hang":true}},{"effect":{}}]""", "Rule 2: effect does nothing.")]
    [DataRow("""[{"id":"a","effect":{"hang":true}},{"id":"a","effect":{"hang":true}}]""", "Two rules have the id 'a'.")]
    [DataRow("""{"id":"a b","effect":{"hang":true}}""", "id must be 1 to 64 letters")]
    [DataRow(
        """{"effect":{"code":"microphone_denied"}}""",
        "effect.code 'microphone_denied' is not one that the API answers. Choose one of unauthorized,"
    )]
    [DataRow("""{"effect":{"status":200}}""", "effect.status must be 400 to 599.")]
    [DataRow("""{"effect":{"hang":true,"reset":true}}""", "effect.hang and effect.reset rule each other out.")]
    [DataRow("""{"effect":{"hang":true,"status":503}}""", "effect.hang leaves nothing to answer.")]
    [DataRow("""{"effect":{"reset":true,"truncateAfterBytes":0}}""", "effect.reset leaves nothing to answer.")]
    [DataRow("""{"effect":{"hang":true,"latencyMs":5}}""", "effect.hang never answers.")]
    [DataRow("""{"effect":{"latencyMs":-1}}""", "effect.latencyMs must be 0 to 600000")]
    [DataRow("""{"effect":{"jitterMs":600001}}""", "effect.jitterMs must be 0 to 600000")]
    [DataRow("""{"effect":{"bytesPerSecond":0}}""", "effect.bytesPerSecond must be 1 or more")]
    [DataRow("""{"effect":{"truncateAfterBytes":-1}}""", "effect.truncateAfterBytes must be 0 or more.")]
    [DataRow("{\"effect\":{\"contentType\":\"text/html\\r\\nX: y\"}}", "effect.contentType must be a media type")]
    [DataRow("""{"match":{"probability":0},"effect":{"hang":true}}""", "match.probability must be above 0 and at most 1.")]
    [DataRow("""{"match":{"probability":1.1},"effect":{"hang":true}}""", "match.probability must be above 0 and at most 1.")]
    [DataRow("""{"match":{"nth":0},"effect":{"hang":true}}""", "match.nth must be 1 or more")]
    [DataRow("""{"match":{"nth":2},"effect":{"hang":true},"times":2}""", "match.nth is a single request")]
    [DataRow("""{"match":{"path":"embed"},"effect":{"hang":true}}""", "match.path must begin with / or *")]
    [DataRow("""{"match":{"method":"GE T"},"effect":{"hang":true}}""", "match.method must be an HTTP method")]
    [DataRow("""{"match":{"key":""},"effect":{"hang":true}}""", "match.key must be 1 to 256 characters")]
    [DataRow("""{"effect":{"hang":true},"times":0}""", "times must be 1 or more")]
    [DataRow("""{"effect":{"hang":true},"forSeconds":0}""", "forSeconds must be above 0")]
    [DataRow("""{"effect":{"hang":true},"afterSeconds":-1}""", "afterSeconds must be 0 or more")]
    public void Rules_ThatCannotBeUsed_SayWhereAndWhatHelps(string json, string beginning)
    {
        Assert.IsFalse(FaultRuleReader.TryRead(json, out _, out var problem));
        StringAssert.StartsWith(problem, beginning);
        Assert.DoesNotContain("KojiWidgetHarness", problem);
        Assert.DoesNotContain("\n", problem);
    }

    [TestMethod]
    public void Rule_InWords_SaysAllThatItNames()
    {
        Assert.IsTrue(FaultRuleReader.TryRead(Full, out var rules, out var problem), problem);
        var rule = rules.Single();

        Assert.AreEqual(
            "POST /api/*, of project p, with key k, with X: y, the 3rd only, 50 % of them (seed 7)",
            FaultText.Meets(rule.Match)
        );
        Assert.AreEqual(
            "503 conflict, latency 10ms and up to 5ms more, 100 bytes a second, cut after 0 bytes, as text/html, without CORS headers, expires the session, revokes the key",
            FaultText.Does(rule.Effect)
        );
        Assert.AreEqual("every request", FaultText.Meets(null));
        Assert.AreEqual("429 rate_limited", FaultText.Does(new() { Code = "rate_limited" }));
        Assert.AreEqual("hangs", FaultText.Does(new() { Hang = true }));
    }

    [TestMethod]
    public void Rules_TooMany_AreRefused()
    {
        var json = $"[{string.Join(',', Enumerable.Repeat("""{"effect":{"hang":true}}""", FaultLimits.Rules + 1))}]";

        Assert.IsFalse(FaultRuleReader.TryRead(json, out _, out var problem));
        Assert.AreEqual("101 rules are too many. Keep to 100.", problem);
    }
}
