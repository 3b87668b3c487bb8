using System.Text.Json;
using KojiWidgetHarness.Protocol.Causes;

namespace KojiWidgetHarness.Scenarios.Files.Words;

/// <summary>What <c>expect</c> says: <c>none</c>, or code and cause and what is unusual about it.</summary>
internal sealed class ExpectKind : Kind
{
    private const string None = "none";

    /// <summary>The key.</summary>
    public const string Key = "expect";

    /// <inheritdoc/>
    public override string Allowed => "'none', or a mapping with code and cause";

    /// <summary>What a file expects.</summary>
    /// <param name="node">What stands there.</param>
    /// <param name="model">What the scenario that the file names expects.</param>
    public Expectation? Read(FileNode node, Expectation? model)
    {
        if (node.Entries is null)
            return node.Text == None ? null : throw node.Wrong($"'{Key}' is {Allowed}, not '{node.Shown}'.");

        var mapping = new FileMapping(node, ExpectFields.All.Select(field => field.Name));
        foreach (var field in model is null ? ExpectFields.Needed : [])
            mapping.Required(field.Name, field.Kind.Allowed);
        // The first two need something to be written over.
        var needed = Field<Expectation>.ReadAll(
            ExpectFields.Needed, mapping, model ?? new() { Code = new(""), Cause = new(""), Otherwise = new("") });
        var cause = CauseCatalog.Find(needed.Cause)!; // Read from the catalogue.
        if (cause.Code != needed.Code)
            throw (mapping.Find(ExpectFields.Cause) ?? mapping.Find(ExpectFields.Code) ?? node).Wrong($"The cause '{cause.Id}' leads to {cause.Code}, not to {needed.Code}.");
        return Field<Expectation>.ReadAll(ExpectFields.Further, mapping, model?.Cause == cause.Id ? model : ExpectFields.Usual(cause.Code, cause.Id));
    }

    /// <summary>What belongs after the key.</summary>
    public static string Write(Expectation? expect) => expect is null
        ? " " + None
        : $"\n  {ExpectFields.Code}: {expect.Code}\n  {ExpectFields.Cause}: {expect.Cause}"
            + Field<Expectation>.WriteAll(ExpectFields.Further, expect, ExpectFields.Usual(expect.Code, expect.Cause));

    /// <inheritdoc/>
    public override void WriteSchema(Utf8JsonWriter json)
    {
        json.WriteStartArray("anyOf");
        json.WriteStartObject();
        json.WriteString("const", None);
        json.WriteEndObject();
        json.WriteStartObject();
        ObjectSchema.Write(json, ExpectFields.All);
        json.WriteEndObject();
        json.WriteEndArray();
    }
}
