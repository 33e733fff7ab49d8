<#-- One line per artifact of the runtime class path: coordinates and licences of its pom. -->
<#list dependencyMap as entry>
<#assign p = entry.getKey()/>
${p.groupId} ${p.artifactId} ${p.version} <#list entry.getValue() as licence>${licence}<#sep>|</#sep></#list>
</#list>
