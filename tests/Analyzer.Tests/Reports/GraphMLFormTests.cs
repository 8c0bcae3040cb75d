using System.Xml;
using System.Xml.Linq;
using System.Xml.Schema;
using QualityGate.Reports.Pictures;
using QualityGate.Results;

namespace QualityGate.Analyzer.Tests.Reports;

/// <summary>
/// GraphML against a schema of our own words: the elements that we write, in the order that the primer of GraphML asks for, with its
/// rules about names. The published schema is not copied here.
/// </summary>
internal sealed class GraphMLFormTests
{
    private const string Schema = """
        <xs:schema xmlns:xs="http://www.w3.org/2001/XMLSchema" xmlns:g="http://graphml.graphdrawing.org/xmlns"
                   targetNamespace="http://graphml.graphdrawing.org/xmlns" elementFormDefault="qualified">
          <xs:element name="graphml">
            <xs:complexType>
              <xs:sequence>
                <xs:element name="key" minOccurs="0" maxOccurs="unbounded">
                  <xs:complexType>
                    <xs:attribute name="id" type="xs:NMTOKEN" use="required"/>
                    <xs:attribute name="attr.name" type="xs:NMTOKEN" use="required"/>
                    <xs:attribute name="attr.type" use="required">
                      <xs:simpleType>
                        <xs:restriction base="xs:NMTOKEN">
                          <xs:enumeration value="boolean"/><xs:enumeration value="int"/><xs:enumeration value="double"/>
                          <xs:enumeration value="string"/>
                        </xs:restriction>
                      </xs:simpleType>
                    </xs:attribute>
                    <xs:attribute name="for" use="required">
                      <xs:simpleType>
                        <xs:restriction base="xs:NMTOKEN">
                          <xs:enumeration value="graph"/><xs:enumeration value="node"/><xs:enumeration value="edge"/>
                        </xs:restriction>
                      </xs:simpleType>
                    </xs:attribute>
                  </xs:complexType>
                </xs:element>
                <xs:element name="graph" type="g:graph" minOccurs="0" maxOccurs="unbounded"/>
              </xs:sequence>
            </xs:complexType>
            <xs:key name="keys"><xs:selector xpath="g:key"/><xs:field xpath="@id"/></xs:key>
            <xs:key name="graphs"><xs:selector xpath="g:graph"/><xs:field xpath="@id"/></xs:key>
            <xs:key name="nodes"><xs:selector xpath="g:graph/g:node"/><xs:field xpath="@id"/></xs:key>
            <xs:keyref name="used" refer="g:keys"><xs:selector xpath=".//g:data"/><xs:field xpath="@key"/></xs:keyref>
          </xs:element>
          <xs:complexType name="graph">
            <xs:sequence>
              <xs:element ref="g:data" minOccurs="0" maxOccurs="unbounded"/>
              <xs:element name="node" minOccurs="0" maxOccurs="unbounded">
                <xs:complexType>
                  <xs:sequence><xs:element ref="g:data" minOccurs="0" maxOccurs="unbounded"/></xs:sequence>
                  <xs:attribute name="id" type="xs:NMTOKEN" use="required"/>
                </xs:complexType>
              </xs:element>
              <xs:element name="edge" minOccurs="0" maxOccurs="unbounded">
                <xs:complexType>
                  <xs:sequence><xs:element ref="g:data" minOccurs="0" maxOccurs="unbounded"/></xs:sequence>
                  <xs:attribute name="source" type="xs:NMTOKEN" use="required"/>
                  <xs:attribute name="target" type="xs:NMTOKEN" use="required"/>
                </xs:complexType>
              </xs:element>
            </xs:sequence>
            <xs:attribute name="id" type="xs:NMTOKEN" use="required"/>
            <xs:attribute name="edgedefault" use="required">
              <xs:simpleType>
                <xs:restriction base="xs:NMTOKEN"><xs:enumeration value="undirected"/></xs:restriction>
              </xs:simpleType>
            </xs:attribute>
          </xs:complexType>
          <xs:element name="data">
            <xs:complexType mixed="true"><xs:attribute name="key" type="xs:NMTOKEN" use="required"/></xs:complexType>
          </xs:element>
        </xs:schema>
        """;

    private static readonly XNamespace Name = "http://graphml.graphdrawing.org/xmlns";

    [TestCase("violated")]
    [TestCase("unmeasured")]
    [TestCase("misconfigured")]
    [TestCase("confident")]
    public void A_GraphML_report_is_valid(string name)
    {
        var document = XDocument.Parse(GraphMLReport.Write(Stored(name)));
        var schemas = new XmlSchemaSet();
        schemas.Add(null, XmlReader.Create(new StringReader(Schema)));
        var mistakes = new List<string>();
        document.Validate(schemas, (_, mistake) => mistakes.Add(mistake.Message));
        Assert.That(mistakes, Is.Empty);
        AssertReferences(document);
    }

    [TestCase("<edge source=\"g0n0\" target=\"g0n1\"><data key=\"nokey\">1</data></edge>")]
    [TestCase("<node id=\"a b\"/>")]
    [TestCase("<node id=\"a\"/><node id=\"a\"/>")]
    [TestCase("<edge source=\"a\"/>")]
    public void The_rules_find_mistakes(string content)
    {
        var document = XDocument.Parse($"<graphml xmlns=\"{Name}\"><graph id=\"g\" edgedefault=\"undirected\">{content}</graph></graphml>");
        var schemas = new XmlSchemaSet();
        schemas.Add(null, XmlReader.Create(new StringReader(Schema)));
        var mistakes = new List<string>();
        document.Validate(schemas, (_, mistake) => mistakes.Add(mistake.Message));
        Assert.That(mistakes, Is.Not.Empty);
    }

    // Ends are nodes of the same graph, keys are those of the element, and values are of the type of their key.
    private static void AssertReferences(XDocument document)
    {
        var keys = document.Descendants(Name + "key").ToDictionary(key => key.Attribute("id")!.Value);
        foreach (var graph in document.Descendants(Name + "graph"))
        {
            var nodes = graph.Elements(Name + "node").Select(node => node.Attribute("id")!.Value).ToHashSet();
            var ends = graph.Elements(Name + "edge").SelectMany(edge => new[] { edge.Attribute("source"), edge.Attribute("target") });
            Assert.That(ends.Select(end => end!.Value).Distinct(), Is.SubsetOf(nodes));
        }

        foreach (var data in document.Descendants(Name + "data"))
        {
            var key = keys[data.Attribute("key")!.Value];
            Assert.That(key.Attribute("for")!.Value, Is.EqualTo(data.Parent!.Name.LocalName), data.ToString());
            _ = key.Attribute("attr.type")!.Value switch
            {
                "int" => (object)XmlConvert.ToInt32(data.Value),
                "double" => XmlConvert.ToDouble(data.Value),
                "boolean" => XmlConvert.ToBoolean(data.Value),
                _ => data.Value,
            };
        }
    }

    internal static GateResult Stored(string name) =>
        ResultJson.Read(File.ReadAllBytes(Repository.PathTo($"tests/Analyzer.Tests/Golden/{name}.json")));
}
